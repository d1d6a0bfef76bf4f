export { joinSeen, type Fate, type Joined, type SiteRow } from './join.js';
export { readObserved, type Contact, type Observed } from './observed.js';
export { planFor, prepare } from './plan.js';
export { run, type Ended } from './run.js';
