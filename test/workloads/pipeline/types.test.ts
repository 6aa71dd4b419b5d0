/** What the compiler says of arguments; the type check of the repository is the judge, the code of the functions need not run. */
import { container } from '../../../src/pipelines/container';
import { pipeline as authored } from '../../../src/pipelines/pipeline';
import { dict, int, list, str } from '../../../src/pipelines/ports';
import { Pipeline, PipelineVersion, RecurringRun, Run, ScheduledRun } from '../../../src/workloads/pipeline';
import { Team } from '../support';
import { compiled, team } from './support';

const say = container({ name: 'say', image: 'python:3.11', inputs: { title: str() }, command: ({ inputs }) => ['echo', inputs.title] });
const train = authored({
  name: 'train',
  inputs: { title: str(), rounds: int().default(3), options: dict().optional(), tags: list().optional() },
  build: (builder, inputs) => { builder.task(say, { title: inputs.title }); },
});
const quiet = authored({ name: 'quiet', inputs: { rounds: int().default(3) }, build: builder => { builder.task(say, { title: 'x' }); } });

const pipeline = (vision: Team) => new Pipeline(vision, 'train', { program: train });
const schedule = '@daily';

/** Each compiles. */
const right = [
  (vision: Team) => new Run(vision, 'a', { pipeline: pipeline(vision), arguments: { title: 'x', rounds: 2, options: { a: [1] }, tags: ['b'] } }),
  (vision: Team) => new ScheduledRun(vision, 'b', { pipeline: new PipelineVersion(vision, 'old', { pipeline: 'train', program: train }), schedule, arguments: { title: 'x' } }),
  (vision: Team) => new RecurringRun(vision, 'c', { pipeline: new Pipeline(vision, 'quiet', { program: quiet }), schedule }),
  (vision: Team) => new Run(vision, 'd', { pipeline: { pipeline: 'elsewhere' }, arguments: { any: [1] } }),
  (vision: Team) => new Run(vision, 'e', {
    pipeline: new Pipeline(vision, 'compiled', { program: compiled({ parameters: { any: { parameterType: 'NUMBER_INTEGER' } } }) }), arguments: { any: 1 },
  }),
];

/** None compiles. */
const wrong = [
  // @ts-expect-error -- the title must be passed
  (vision: Team) => new Run(vision, 'a', { pipeline: pipeline(vision) }),
  // @ts-expect-error -- and is a text
  (vision: Team) => new Run(vision, 'a', { pipeline: pipeline(vision), arguments: { title: 3 } }),
  // @ts-expect-error -- rounds are numbers
  (vision: Team) => new RecurringRun(vision, 'b', { pipeline: pipeline(vision), schedule, arguments: { title: 'x', rounds: '2' } }),
  // @ts-expect-error -- there is no such parameter
  (vision: Team) => new ScheduledRun(vision, 'c', { pipeline: pipeline(vision), schedule, arguments: { title: 'x', colour: 'red' } }),
  // @ts-expect-error -- a program is no pipeline of a team yet
  (vision: Team) => new Run(vision, 'd', { pipeline: train, arguments: { title: 'x' } }),
];

test('arguments that do not compile are refused where nobody compiles', () => {
  wrong.slice(0, 4).forEach(make => expect(() => make(team().vision)).toThrow(expect.objectContaining({ code: 'RunArguments' })));
  right.forEach(make => expect(() => make(team().vision)).not.toThrow());
});
