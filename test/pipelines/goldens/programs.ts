/** All programs that say what compiled pipelines of the Python SDK say. */
import { BASIC } from './basic';
import { COLLECTED } from './collected';
import { CONDITIONS } from './conditions';
import { CONTAINERS } from './containers';
import { ESSENTIAL } from './essential';
import type { Programs } from './golden';
import { GRADIENT_BOOSTING } from './gradient-boosting';
import { IMPORTERS } from './importers';
import { LOOPS } from './loops';
import { NESTED } from './nested';
import { PODS } from './pods';
import { RUNS } from './runs';

/** By the names of the compiled pipelines. */
export const PROGRAMS: Programs = {
  ...BASIC, ...COLLECTED, ...CONDITIONS, ...CONTAINERS, ...ESSENTIAL, ...GRADIENT_BOOSTING, ...IMPORTERS, ...LOOPS, ...NESTED, ...PODS, ...RUNS,
};
