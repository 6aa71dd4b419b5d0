/** Lists that the catalog would not read, or would show in part, and says so in its log alone. */
import { Hub, HubProps, ListedModels, McpSource } from '../../src/components/hub';
import { chart, expectConfigError, found } from '../support';

const made = (sources: HubProps['sources']) => found(new Hub(chart(), 'hub', { sources }), 'ConfigMap', 'model-catalog-sources').data;
const expectRefused = (sources: HubProps['sources'], ...texts: string[]) => expectConfigError(() => made(sources), 'CatalogEntry', 'test/hub/Catalog', ...texts);
const models = (...entries: readonly object[]): HubProps['sources'] => ({ models: [{ type: 'yaml', id: 'ours', name: 'Ours', models: entries as ListedModels['models'] }] });
const servers = (...entries: readonly object[]): HubProps['sources'] => ({ mcpServers: [{ id: 'tools', name: 'Tools', servers: entries as McpSource['servers'] }] });

test.each<[string, object, ...string[]]>([
  ['a field that it does not know', { licence: 'MIT' }, 'the model "bert" of "ours"', 'got "licence"', 'licenseLink'],
  ['a number where it reads a string', { provider: 3 }, 'provider of the model "bert" of "ours" must be a string, got 3', 'quotes'],
  ['one task that is no list', { tasks: 'text-generation' }, 'tasks of', 'must be a list of strings, got "text-generation"', 'also of one'],
  ['a language that is a number', { language: [1] }, 'language of', 'got [1]'],
  ['a property without its type', { customProperties: { size: '8B' } }, 'customProperties["size"] of', 'got "8B"', '{"metadataType":"MetadataStringValue","string_value":"8B"}'],
  ['a plain number as a property', { customProperties: { size: 8 } }, '{"metadataType":"MetadataDoubleValue","double_value":8}'],
  ['a plain truth as a property', { customProperties: { open: true } }, '{"metadataType":"MetadataBoolValue","bool_value":true}'],
  ['a property of a type that nobody knows', { customProperties: { size: { metadataType: 'Text', string_value: '8B' } } }, 'customProperties["size"]', 'MetadataStringValue'],
  ['a property whose value is of another type', { customProperties: { size: { metadataType: 'MetadataIntValue', int_value: 8 } } }, 'write a string as int_value'],
  ['properties as a list', { customProperties: ['8B'] }, 'customProperties of', 'must be a map, got ["8B"]'],
  ['an artifact without an address', { artifacts: [{ uri: 's3://models/bert' }, {}] }, 'artifacts[1].uri of the model "bert" of "ours"', 'got undefined', 's3'],
  ['an artifact at a place that it refuses', { artifacts: [{ uri: 'hf://bert/base' }] }, 'got "hf://bert/base"', 'az, file, gs, http, https, oci, s3'],
  ['an address that is no URL', { artifacts: [{ uri: 's3://my models/a' }] }, 'got "s3://my models/a"'],
  ['an address with a stray percent sign', { artifacts: [{ uri: 's3://models/100%/a' }] }, 'artifacts[0].uri'],
  ['an artifact of another type', { artifacts: [{ uri: 's3://a/b', artifactType: 'doc-artifact' }] }, 'artifacts[0].artifactType', 'metrics-artifact, model-artifact'],
  ['a property of an artifact without its type', { artifacts: [{ uri: 's3://a/b', customProperties: { a: 'b' } }] }, 'artifacts[0].customProperties["a"]'],
  ['one artifact that is no list', { artifacts: { uri: 's3://a/b' } }, 'artifacts of', 'must be a list of maps'],
  ['an empty artifact, at which it would crash', { artifacts: [null] }, 'artifacts of', 'got [null]'],
])('a list of models is refused with %s', (_, fields, ...said) => expectRefused(models({ name: 'bert', ...fields }), ...said));

test.each<[string, object, ...string[]]>([
  ['tags that are no list', { tags: 'metrics' }, 'tags of the server "prom" of "tools" must be a list of strings, got "metrics"'],
  ['a property without its type', { customProperties: { size: '8B' } }, 'customProperties["size"] of the server "prom"'],
  ['an image without its scheme', { artifacts: [{ uri: 'quay.io/prom/mcp:1' }] }, 'artifacts[0].uri', 'got "quay.io/prom/mcp:1"', 'oci'],
  ['a truth in quotes', { tools: [{ name: 'ask', parameters: [{ name: 'q', required: 'yes' }] }] }, 'tools[0].parameters[0].required', 'true or false, got "yes"'],
  ['a port in quotes', { runtimeMetadata: { defaultPort: '80' } }, 'runtimeMetadata.defaultPort of', 'must be a number, got "80"'],
  ['a tool by its name alone', { tools: ['ask'] }, 'tools of', 'got ["ask"]'],
  ['what is no map', { runtimeMetadata: [] }, 'runtimeMetadata of', 'must be a map, got []'],
  ['nowhere to call a remote server', { deploymentMode: 'remote', endpoints: {} }, 'endpoints of', 'got {}', 'http, sse, websocket'],
  ['an endpoint that nobody calls so', { endpoints: { http: 'ws://prom' } }, 'endpoints.http of', 'got "ws://prom"'],
  ['a name that holds a version', { name: 'prom@1' }, 'name of', '"@"', 'got "prom@1"'],
])('a list of servers is refused with %s', (_, fields, ...said) => expectRefused(servers({ name: 'prom', ...fields }), ...said));

test('a list is refused with a name twice, of which the catalog would keep one; servers may have several versions', () => {
  expectRefused(models({ name: 'bert' }, { name: 'gpt' }, { name: 'bert' }), 'models of "ours"', 'got "bert" twice');
  expectRefused(servers({ name: 'prom', version: '1' }, { name: 'prom', version: '1' }), 'servers of "tools"', 'got "prom@1" twice');
  expect(Object.keys(made(servers({ name: 'prom', version: '1' }, { name: 'prom', version: '2' })))).toContain('tools.yaml');
});

test('a list with all that the catalog reads is taken', () => {
  const property = { metadataType: 'MetadataIntValue', int_value: '8' };
  const artifacts = ['oci://a/b:1', 'S3://a/b', 'https://a/b%20c?d=100%', 'file:///a', 'az://a', 'gs://a'].map(uri => ({ uri, comment: 'not read' }));
  const metrics = { artifactType: 'metrics-artifact', metricsType: 'accuracy-metrics', customProperties: { score: { metadataType: 'MetadataDoubleValue', double_value: 0.9 } } };
  const written = made({
    ...models({
      name: 'bert', source_id: 'a', tasks: [], language: ['en'], readme: null, logo: undefined, customProperties: { size: property }, artifacts: [...artifacts, metrics],
    }),
    ...servers({
      name: 'prom', license_link: 'not read', securityIndicators: { sast: true }, runtimeMetadata: { defaultPort: 80 }, deploymentMode: 'remote',
      endpoints: { websocket: 'wss://a' },
    }),
  });
  expect(Object.keys(written).sort()).toEqual(['ours.yaml', 'sources.yaml', 'tools.yaml']);
});
