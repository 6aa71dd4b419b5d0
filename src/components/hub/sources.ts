import { IConstruct } from 'constructs';
import { checkModels, checkServers } from './catalog-entries';
import { CatalogSourceCommon, CatalogSources, McpSource, ModelSource } from './source-props';
import { ConfigError, shown, yaml } from '../../core';

/** Name of the file that lists the sources. */
export const SOURCES_FILE = 'sources.yaml';

/** Files of the catalog: the list of its sources, and one for each source that is listed here. It reads them anew when they change. */
export function catalogFiles(sources: CatalogSources, at: IConstruct): Record<string, string> {
  const { models = [], mcpServers = [], namedQueries = {} } = sources;
  check(sources, at);
  const lists = [
    ...models.flatMap(source => source.type === 'yaml' ? [[source, 'models', source.models] as const] : []),
    ...mcpServers.map(source => [source, 'mcp_servers', source.servers] as const),
  ];
  return {
    [SOURCES_FILE]: yaml({
      model_catalogs: models.map(modelSource),
      mcp_catalogs: mcpServers.map(mcpSource),
      ...Object.keys(namedQueries).length > 0 && { namedQueries },
    }),
    ...Object.fromEntries(lists.map(([source, key, entries]) => [fileOf(source), yaml({ source: source.name, [key]: entries })])),
  };
}

function fileOf({ id }: CatalogSourceCommon): string {
  return `${id}.yaml`;
}

function common({ id, name, enabled = true, labels = [] }: CatalogSourceCommon) {
  return { name, id, enabled, ...labels.length > 0 && { labels } };
}

function modelSource(source: ModelSource): object {
  if (source.type === 'yaml') {
    return { ...common(source), type: 'yaml', properties: { yamlCatalogPath: fileOf(source) } };
  }
  const { includedModels, excludedModels = [], allowedOrganization, url, maxModels } = source;
  const properties = Object.entries({ allowedOrganization, url, maxModels }).filter(([, value]) => value !== undefined);
  return {
    ...common(source), type: 'hf',
    ...properties.length > 0 && { properties: Object.fromEntries(properties) },
    includedModels,
    ...excludedModels.length > 0 && { excludedModels },
  };
}

function mcpSource(source: McpSource): object {
  const { includedServers = [], excludedServers = [] } = source;
  return {
    ...common(source), type: 'yaml', properties: { yamlCatalogPath: fileOf(source) },
    ...includedServers.length > 0 && { includedServers }, ...excludedServers.length > 0 && { excludedServers },
  };
}

/**
 * Refuses what the catalog would not start with, or not show.
 *
 * @throws ConfigError `CatalogSource`, `CatalogEntry`, `CatalogQuery`
 */
function check({ models = [], mcpServers = [], namedQueries = {} }: CatalogSources, at: IConstruct): void {
  const ids = [...models, ...mcpServers].map(({ id }) => id);
  const wrong = ids.find((id, index) => `${id}.yaml` === SOURCES_FILE || ids.indexOf(id) !== index);
  if (wrong !== undefined) {
    throw new ConfigError('CatalogSource', `ids of sources must be unique among models and MCP servers, and other than "sources", got ${shown(wrong)}; choose another one`, at);
  }
  models.forEach(source => source.type === 'yaml' && checkModels(source, at));
  mcpServers.forEach(source => checkServers(source, at));
  const empty = Object.entries(namedQueries).find(([, { filters }]) => Object.keys(filters).length === 0);
  if (empty !== undefined) {
    throw new ConfigError('CatalogQuery', `namedQueries must have a filter each, got ${shown(empty[1].filters)} for ${shown(empty[0])}; add one, or remove the query`, at);
  }
}
