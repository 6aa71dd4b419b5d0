/**
 * A model as the construct writes it for the program, as JSON.
 *
 * usage: npx tsx test/registry/content.ts
 */
import { RegisteredModel } from '../../src';
import { chart, rendered } from '../support';

const scope = chart('test', 'vision');
new RegisteredModel(scope, 'iris', {
  registry: { name: 'model-registry-service', namespace: 'vision', port: 8080 },
  description: 'Flowers, 100% "ü"',
  owner: 'vision',
  versions: {
    v1: { uri: 's3://mlpipeline/iris/v1', format: 'sklearn', formatVersion: '1', author: 'ana@example.com', properties: { accuracy: 0.93, tested: true, by: 'ana' } },
    v2: { uri: 'pvc://iris/v2' },
  },
});
console.log(rendered(scope).find(one => one.kind === 'ConfigMap')!.data['model.json']);
