/**
 * What the catalog reads of lists. It is strict: what it cannot read hides the whole list or the entry, and only its log says so.
 *
 * Source: Kubeflow Hub, catalog/internal/catalog: modelcatalog/yaml_catalog.go, mcpcatalog/providers.go, mcpcatalog/service/mcp_server.go,
 * basecatalog/validation.go; release in pins/.
 */
import { IConstruct } from 'constructs';
import { CatalogEntry, ListedModels, McpSource } from './source-props';
import { ConfigError, isRecord, listed, shown } from '../../core';

/** What a field holds: a string, strings, a number, true or false, custom properties, or a map or a list of maps with fields of their own. */
type Shape = 'text' | 'texts' | 'number' | 'flag' | 'properties' | { readonly map: Fields } | { readonly list: Fields };
type Fields = Readonly<Record<string, Shape>>;

const texts = (...names: readonly string[]): Fields => Object.fromEntries(names.map(name => [name, 'text']));

const TIMES = texts('createTimeSinceEpoch', 'lastUpdateTimeSinceEpoch');

const MODEL: Fields = {
  ...texts('name', 'description', 'readme', 'maturity', 'provider', 'logo', 'license', 'licenseLink', 'libraryName', 'externalId', 'id', 'source_id'),
  ...TIMES,
  language: 'texts',
  tasks: 'texts',
  customProperties: 'properties',
  artifacts: { list: { ...texts('uri', 'artifactType', 'metricsType', 'name', 'description', 'externalId', 'id'), ...TIMES, customProperties: 'properties' } },
};

const SERVER: Fields = {
  ...texts('name', 'externalId', 'description', 'provider', 'version', 'logo', 'license', 'licenseLink', 'documentationUrl', 'repositoryUrl', 'sourceCode', 'readme',
    'publishedDate', 'deploymentMode'),
  ...TIMES,
  transports: 'texts',
  tags: 'texts',
  customProperties: 'properties',
  tools: { list: { ...texts('name', 'description', 'schema', 'accessType'), parameters: { list: { ...texts('name', 'type', 'description'), required: 'flag' } } } },
  artifacts: { list: { ...texts('uri'), ...TIMES } },
  endpoints: { map: texts('http', 'sse', 'websocket') },
  runtimeMetadata: { map: { defaultPort: 'number', defaultArgs: 'texts', mcpPath: 'text' } },
  securityIndicators: { map: { verifiedSource: 'flag', secureEndpoint: 'flag', sast: 'flag', readOnlyTools: 'flag' } },
};

/** Types of custom properties, with the field and the type of their values. */
const PROPERTIES: Readonly<Record<string, readonly [field: string, type: string]>> = {
  MetadataStringValue: ['string_value', 'string'],
  MetadataIntValue: ['int_value', 'string'],
  MetadataDoubleValue: ['double_value', 'number'],
  MetadataBoolValue: ['bool_value', 'boolean'],
  MetadataStructValue: ['struct_value', 'string'],
  MetadataProtoValue: ['proto_value', 'string'],
};

const SCHEMES = ['oci', 'http', 'https', 's3', 'gs', 'az', 'file'];
/** A URL that Go reads, of one of the schemes. */
const ADDRESS = new RegExp(`^(?:${SCHEMES.join('|')}):(?://[^\\s/?#]*(?=[/?#]|$)|(?!//))(?:%[0-9a-f]{2}|[^%?#\\x00-\\x1f\\x7f])*(?:[?#]|$)`, 'i');
const ENDPOINTS = { http: ['http', 'https'], sse: ['http', 'https'], websocket: ['http', 'https', 'ws', 'wss'] };
const ARTIFACT_TYPES = ['model-artifact', 'metrics-artifact'];

/** An entry of a list, for what is said of it. */
interface At {
  /** Such as `the model "bert" of "ours"`. */
  readonly entry: string;
  readonly at: IConstruct;
}

/**
 * Refuses models that the catalog would not show.
 *
 * @throws ConfigError `CatalogEntry`
 */
export function checkModels({ id, models }: ListedModels, at: IConstruct): void {
  checkNames(`models of ${shown(id)}`, models, ({ name }) => name, at);
  for (const model of models) {
    const here = { entry: `the model ${shown(model.name)} of ${shown(id)}`, at };
    const unknown = Object.keys(model).find(name => model[name] !== undefined && !Object.hasOwn(MODEL, name));
    if (unknown !== undefined) {
      throw new ConfigError('CatalogEntry', `${here.entry} must have fields that the catalog knows, since another one hides the whole list, got ${shown(unknown)}; ` +
        `write one of ${listed(Object.keys(MODEL))}, or put it into customProperties`, at);
    }
    checkFields(model, MODEL, '', here);
    recordsOf(model.artifacts).forEach((artifact, index) => checkModelArtifact(artifact, `artifacts[${index}]`, here));
  }
}

/**
 * Refuses MCP servers that the catalog would not show.
 *
 * @throws ConfigError `CatalogEntry`
 */
export function checkServers({ id, servers }: McpSource, at: IConstruct): void {
  checkNames(`servers of ${shown(id)}`, servers, ({ name, version }) => [name, version].filter(one => one !== undefined && one !== '').join('@'), at);
  for (const server of servers) {
    const here = { entry: `the server ${shown(server.name)} of ${shown(id)}`, at };
    checkFields(server, SERVER, '', here);
    for (const field of ['name', 'version'].filter(one => String(server[one] ?? '').includes('@'))) {
      throw wrong(field, 'have no "@", which the catalog puts between name and version', server[field], 'leave it out', here);
    }
    recordsOf(server.artifacts).forEach(({ uri }, index) => checkAddress(uri, `artifacts[${index}].uri`, here));
    checkEndpoints(server, here);
  }
}

function checkNames(what: string, entries: readonly CatalogEntry[], identity: (entry: CatalogEntry) => unknown, at: IConstruct): void {
  const nameless = entries.find(({ name }) => typeof name !== 'string' || name === '');
  if (nameless !== undefined) {
    throw new ConfigError('CatalogEntry', `${what} must have a name each, got ${shown(nameless)}; add the field "name"`, at);
  }
  const identities = entries.map(identity);
  const twice = identities.find((one, index) => identities.indexOf(one) !== index);
  if (twice !== undefined) {
    throw new ConfigError('CatalogEntry', `${what} must have names of their own, since the catalog keeps one entry of each, got ${shown(twice)} twice; ` +
      'remove one, or choose another name', at);
  }
}

function checkFields(entry: CatalogEntry, fields: Fields, prefix: string, here: At): void {
  for (const [name, shape] of Object.entries(fields)) {
    const value = entry[name];
    if (value !== undefined && value !== null) {
      checkField(value, shape, `${prefix}${name}`, here);
    }
  }
}

function checkField(value: unknown, shape: Shape, field: string, here: At): void {
  if (shape === 'text' && typeof value !== 'string') {
    throw wrong(field, 'be a string', value, 'write it in quotes', here);
  }
  if (shape === 'texts' && !(Array.isArray(value) && value.every(one => typeof one === 'string'))) {
    throw wrong(field, 'be a list of strings', value, 'write a list of strings, also of one', here);
  }
  if (shape === 'number' && typeof value !== 'number') {
    throw wrong(field, 'be a number', value, 'write it without quotes', here);
  }
  if (shape === 'flag' && typeof value !== 'boolean') {
    throw wrong(field, 'be true or false', value, 'write it without quotes', here);
  }
  if (shape === 'properties') {
    checkProperties(value, field, here);
  }
  if (typeof shape === 'string') {
    return;
  }
  if ('map' in shape) {
    if (!isRecord(value)) {
      throw wrong(field, 'be a map', value, 'write its fields', here);
    }
    checkFields(value, shape.map, `${field}.`, here);
    return;
  }
  if (!Array.isArray(value) || !value.every(isRecord)) {
    throw wrong(field, 'be a list of maps', value, 'write a list, also of one', here);
  }
  recordsOf(value).forEach((one, index) => checkFields(one, shape.list, `${field}[${index}].`, here));
}

function checkProperties(value: unknown, field: string, here: At): void {
  if (!isRecord(value)) {
    throw wrong(field, 'be a map', value, 'write properties by their names', here);
  }
  for (const [name, property] of Object.entries(value)) {
    const type = isRecord(property) ? String(property.metadataType) : '';
    const [key, wanted] = Object.hasOwn(PROPERTIES, type) ? PROPERTIES[type]! : [];
    if (!isRecord(property) || key === undefined || typeof property[key] !== wanted) {
      const fix = key === undefined ? `write ${shown(typed(property))}` : `write a ${wanted} as ${key}`;
      throw wrong(`${field}[${shown(name)}]`, 'be a value with its type', property, fix, here);
    }
  }
}

/** A plain value as the catalog takes it. */
function typed(value: unknown): object {
  switch (typeof value) {
    case 'number': return { metadataType: 'MetadataDoubleValue', double_value: value };
    case 'boolean': return { metadataType: 'MetadataBoolValue', bool_value: value };
    default: return { metadataType: 'MetadataStringValue', string_value: typeof value === 'string' ? value : '...' };
  }
}

function checkModelArtifact({ artifactType = '', uri }: CatalogEntry, field: string, here: At): void {
  if (artifactType !== '' && artifactType !== null && !ARTIFACT_TYPES.includes(String(artifactType))) {
    throw wrong(`${field}.artifactType`, `be one of ${listed(ARTIFACT_TYPES)}`, artifactType, 'write one of them, or leave it out for a model\'s files', here);
  }
  if (artifactType !== 'metrics-artifact') {
    checkAddress(uri, `${field}.uri`, here);
  }
}

function checkAddress(uri: unknown, field: string, here: At): void {
  if (typeof uri !== 'string' || !ADDRESS.test(uri)) {
    throw wrong(field, `be a URL with one of the schemes ${listed(SCHEMES)}`, uri, 'write such an address, or leave the artifact out', here);
  }
}

/** Clients call a remote server at one of its endpoints. */
function checkEndpoints({ endpoints, deploymentMode }: CatalogEntry, here: At): void {
  const given = isRecord(endpoints) ? endpoints : {};
  const names = Object.entries(ENDPOINTS).filter(([name]) => given[name] !== undefined && given[name] !== null);
  if (deploymentMode === 'remote' && names.length === 0) {
    throw wrong('endpoints', 'name an endpoint of a remote server', endpoints, `add one of ${listed(Object.keys(ENDPOINTS))}`, here);
  }
  for (const [name, schemes] of names) {
    if (!schemes.some(scheme => String(given[name]).toLowerCase().startsWith(`${scheme}:`))) {
      throw wrong(`endpoints.${name}`, `be a URL with one of the schemes ${listed(schemes)}`, given[name], 'write such an address', here);
    }
  }
}

function recordsOf(value: unknown): readonly CatalogEntry[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function wrong(field: string, what: string, value: unknown, fix: string, { entry, at }: At): ConfigError {
  return new ConfigError('CatalogEntry', `${field} of ${entry} must ${what}, got ${shown(value)}; ${fix}`, at);
}
