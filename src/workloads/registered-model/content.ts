import { ModelProperties, ModelVersionProps, RegisteredModelProps } from './props';

/**
 * The model in the form of the registry's API, without what is not said.
 *
 * Source: Kubeflow Hub, api/openapi/model-registry.yaml; release in the pins.
 */
export function modelContent(name: string, { owner, versions, ...note }: RegisteredModelProps): object {
  return {
    name,
    ...noted(note),
    ...owner !== undefined && { owner },
    versions: Object.entries(versions).map(([version, props]) => versionContent(version, props)),
  };
}

function versionContent(name: string, { uri, format, formatVersion, author, ...note }: ModelVersionProps): object {
  return {
    name,
    ...noted(note),
    ...author !== undefined && { author },
    artifact: { uri, ...format !== undefined && { modelFormatName: format }, ...formatVersion !== undefined && { modelFormatVersion: formatVersion } },
  };
}

function noted({ description, properties = {}, archived = false }: Pick<ModelVersionProps, 'description' | 'properties' | 'archived'>): object {
  return {
    ...description !== undefined && { description },
    ...Object.keys(properties).length > 0 && { customProperties: typed(properties) },
    state: archived ? 'ARCHIVED' : 'LIVE',
  };
}

function typed(properties: ModelProperties): object {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, metadata(value)]));
}

function metadata(value: string | number | boolean): object {
  switch (typeof value) {
    case 'string': return { metadataType: 'MetadataStringValue', string_value: value };
    case 'boolean': return { metadataType: 'MetadataBoolValue', bool_value: value };
    default: return { metadataType: 'MetadataDoubleValue', double_value: value };
  }
}
