import { namesLength, notebookName, objectsDuplicate, schemaCustom } from '../../src/checks';
import { found, places } from './support';

const spec = { entrypoint: 'a', templates: [{ name: 'a', container: { image: 'b' } }] };
const workflow = (metadata: object) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { namespace: 'ml', ...metadata }, spec });

describe('an object whose name the API server makes', () => {
  const one = workflow({ generateName: 'train-' });

  test.each([schemaCustom, namesLength, notebookName, objectsDuplicate])('is judged without one', rule => {
    expect(found(rule, [one, one])).toEqual([]);
  });

  test('has a first part that names begin with', () => {
    expect(places(namesLength, [workflow({ generateName: 'failFast-' }), workflow({ generateName: '-a' })])).toEqual([
      'Workflow/ml/ metadata.generateName', 'Workflow/ml/ metadata.generateName',
    ]);
  });

  test('needs a name if it has no such part', () => {
    expect(places(schemaCustom, [workflow({}), workflow({ generateName: '' })])).toEqual(['Workflow/ml/ metadata.name', 'Workflow/ml/ metadata.name']);
  });
});
