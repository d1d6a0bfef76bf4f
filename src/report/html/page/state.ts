/** What is looked at: kept in the address, so that a link shows the same view. */
export interface State {
  text: string;
  status: string;
  vendor: string;
  provider: string;
  kind: string;
  folder: string;
  /** A variable that moves them. */
  moved: string;
  /** A node of the map, `column:label`. */
  node: string;
  group: string;
  tests: boolean;
  open: string;
}

const EMPTY: State = {
  text: '',
  status: '',
  vendor: '',
  provider: '',
  kind: '',
  folder: '',
  moved: '',
  node: '',
  group: 'folder',
  tests: false,
  open: '',
};

export function stateIn(fragment: string): State {
  const written = new URLSearchParams(fragment.replace(/^#/, ''));
  const state = { ...EMPTY };
  for (const key of keysOf(EMPTY)) {
    const value = written.get(key);
    if (value === null) continue;
    if (key === 'tests') state.tests = value === '1';
    else state[key] = value;
  }
  return state;
}

export function fragmentOf(state: State): string {
  const written = new URLSearchParams();
  for (const key of keysOf(EMPTY)) {
    const value = state[key];
    if (value !== EMPTY[key]) written.set(key, value === true ? '1' : String(value));
  }
  return written.toString();
}

export const nothingChosen = (state: State): State => ({ ...EMPTY, group: state.group });

const keysOf = (state: State): (keyof State)[] => Object.keys(state) as (keyof State)[];
