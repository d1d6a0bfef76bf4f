/** Reads and checks the package's rules once, while it is built, so that no run has to. */
import { writeFileSync } from 'node:fs';
import { bundledRules, compiled } from '../dist/config/package.js';
import { checkRules } from '../dist/rules/load.js';

const texts = bundledRules();
const { path, text } = compiled(texts, checkRules(texts));
writeFileSync(path, text);
