/**
 * Pipelines written with this package, compiled, as JSON by name: those of the example, and those that say what compiled pipelines of the SDK say, where
 * these lie beside the project.
 *
 * usage: npx tsx --tsconfig tsconfig.dev.json test/pipelines-python/programs.ts
 */
import { addExample, filePassing, printRepeatingLines, sum, textSplitting } from '../../examples/team-with-pipelines/pipelines';
import { Golden, NAMES } from '../pipelines/goldens/golden';
import { PROGRAMS } from '../pipelines/goldens/programs';

const examples = [addExample, printRepeatingLines, textSplitting, sum, filePassing].map(one => [`example ${one.name}`, one.compile()]);
const goldens = NAMES.filter(name => name in PROGRAMS).map(name => [name, PROGRAMS[name](new Golden(name)).compile({ target: '2.17' })]);
console.log(JSON.stringify(Object.fromEntries([...examples, ...goldens])));
