/** What Python's SDK compiles is well formed; what of it the server cannot do is known. */
import { goldens } from './goldens';
import { lintPipeline, PipelineFinding, serverLimits } from '../../../src/pipelines/lint';

const all = goldens();
const described = all.length > 0 ? describe : describe.skip;
const ids = (findings: readonly PipelineFinding[]) => [...new Set(findings.map(({ rule, severity }) => `${severity} ${rule}`))];

/** Pipelines that the server does not run as they are written, with the rules that say so. */
const LIMITS: Readonly<Record<string, readonly string[]>> = {
  // Refused at each run: `artifact iterator not implemented yet`.
  'sdk-pipeline-with-parallelfor-list-artifacts-gh-12033': ['error Server/ArtifactLoop'],
  // Makes a claim as a copy of another one; 2.16 takes the input and makes an empty one.
  'k8s-create-mount-delete-dynamic-pvc': ['error Server/Target'],
  // Its containers name no program, so that the server starts their first argument.
  'sdk-pipeline-with-various-io-types': ['warning Server/Command'],
  // The program gets the JSON of the placeholders as it is written.
  'sdk-container-with-concat-placeholder': ['warning Server/Concat'],
  'sdk-essential-placeholder-with-if-placeholder-none-input-value': ['warning Server/IfPresent'],
  'sdk-xgboost-sample-pipeline': ['warning Server/IfPresent'],
};

/** The same of 2.17, which resolves IfPresent, but not where it asks for a file. */
const LIMITS_OF_2_17: Readonly<Record<string, readonly string[]>> = {
  'sdk-pipeline-with-parallelfor-list-artifacts-gh-12033': ['error Server/ArtifactLoop'],
  'sdk-pipeline-with-various-io-types': ['warning Server/Command'],
  'sdk-container-with-concat-placeholder': ['warning Server/Concat'],
  'sdk-xgboost-sample-pipeline': ['warning Server/IfPresent'],
};

described("pipelines that Python's SDK compiled, if they lie beside the repository", () => {
  test('are 81', () => expect(all.length).toBe(81));

  test.each(all)('%s has no fault', (_name, pipeline) => {
    expect(lintPipeline(pipeline)).toEqual([]);
  });

  test('are run by the server as they are written, but for six', () => {
    const limited = all.map(([name, pipeline]) => [name, ids(serverLimits(pipeline))] as const).filter(([, found]) => found.length > 0);
    expect(Object.fromEntries(limited)).toEqual(LIMITS);
  });

  test('are run by a newer server as they are written, but for four', () => {
    const limited = all.map(([name, pipeline]) => [name, ids(serverLimits(pipeline, { target: '2.17' }))] as const).filter(([, found]) => found.length > 0);
    expect(Object.fromEntries(limited)).toEqual(LIMITS_OF_2_17);
  });

  test('ask for files where IfPresent stays unresolved', () => {
    const found = all.flatMap(([, pipeline]) => serverLimits(pipeline, { target: '2.17' })).filter(({ rule }) => rule === 'Server/IfPresent');
    expect(found.map(({ problem }) => problem)).toEqual(['always takes Else, since it asks for a file, got "starting_model"',
      'always takes Else, since it asks for a file, got "starting_model"']);
  });
});
