import { experimentParameters } from '../../../src/checks';
import { found, object } from '../support';

describe('Experiment/Parameters', () => {
  type Names = readonly (string | undefined)[];
  const experiment = (parameters: Names, references: Names, rest: object = {}) => object('kubeflow.org/v1beta1', 'Experiment', 'search', {
    spec: { parameters: parameters.map(name => ({ name })), trialTemplate: { trialParameters: references.map(reference => ({ name: 'x', reference })) }, ...rest },
  });

  test('lets experiments pass whose trials use what is searched', () => {
    expect(found(experimentParameters, [
      experiment(['rate', 'momentum'], ['momentum', 'rate', '${trialSpec.Name}', '${trialSpec.Labels[team]}']), experiment([], []),
      experiment([], ['rate']),
      experiment(['rate'], ['architecture'], { nasConfig: {} }), object('kubeflow.org/v1beta1', 'Experiment', 'empty', {}),
    ])).toEqual([]);
  });

  test('leaves names that are missing to the schema', () => {
    expect(found(experimentParameters, [experiment(['rate', undefined], ['rate', undefined])])).toEqual([]);
    expect(found(experimentParameters, [experiment(['rate', undefined], ['rate', 'layers'])])).toEqual([expect.stringContaining('one of parameters (rate), or')]);
  });

  test('finds parameters that no trial uses, and those that nobody searches', () => {
    expect(found(experimentParameters, [experiment(['rate', 'momentum'], ['rate'])])).toEqual([
      'Experiment/ml/search spec.parameters[1].name: must be the reference of one of trialParameters, got "momentum", and references to rate; ' +
        'add it to trialTemplate.trialParameters, and use it in trialSpec',
    ]);
    expect(found(experimentParameters, [experiment(['rate'], ['rate', 'layers', '${trialSpec.Nmae}'])])).toEqual(['layers', '${trialSpec.Nmae}'].map((name, index) =>
      `Experiment/ml/search spec.trialTemplate.trialParameters[${index + 1}].reference: must be the name of one of parameters (rate), or a field of the trial, got "${name}"; ` +
        'correct the name, or add the parameter to the search'));
  });
});
