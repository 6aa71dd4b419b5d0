import { IConstruct } from 'constructs';
import { routesOf } from './config';
import { KServeProps } from './props';
import { RUNTIMES } from './runtimes';
import { gatewayOf } from './service-gateway';
import { storageResources } from './storage';
import { ServingRuntimeSpec } from '../../apis/serving.kserve.io/v1alpha1';
import { ConfigError, listed, shown } from '../../core';
import { amountText, bytesOf, coresOf } from '../../core/amounts';

/**
 * Refuses what KServe would not work with.
 *
 * @throws ConfigError `PathTemplate`, `ServingTemplate`, `ServingRoutes`, `StorageResources`, `RuntimeName`, `RuntimePriority`
 */
export function checkKServe(props: KServeProps, hosts: readonly string[], specs: Readonly<Record<string, ServingRuntimeSpec>>, at: IConstruct): void {
  const { pathTemplate, domainTemplate, domain, customRuntimes = {} } = props;
  if (typeof pathTemplate === 'string' && (domain === undefined || !hosts.includes(domain))) {
    throw new ConfigError('PathTemplate', `pathTemplate needs hosts with the domain of the paths, got domain ${shown(domain)} and hosts ${listed(hosts)}; ` +
      'the first model would take the host from all other routes: name it in hosts, or pass pathTemplate: false', at);
  }
  for (const [name, template] of Object.entries({ pathTemplate, domainTemplate })) {
    if (typeof template === 'string' && !['Name', 'Namespace'].every(word => new RegExp(`{{-?\\s*\\.${word}\\s*-?}}`).test(template))) {
      throw new ConfigError('ServingTemplate', `${name} must name {{ .Name }} and {{ .Namespace }}, so that no service takes the place of another, got ${shown(template)}; add both`, at);
    }
  }
  if (routesOf(props) === 'gateway-api' && gatewayOf(props, '') === undefined) {
    throw new ConfigError('ServingRoutes', 'routes: "gateway-api" needs a serviceGateway, got false; leave serviceGateway out or pass other routes', at);
  }
  checkStorageResources(props, at);
  const taken = Object.keys(customRuntimes).find(name => (RUNTIMES as readonly string[]).includes(name));
  if (taken !== undefined) {
    throw new ConfigError('RuntimeName', `customRuntimes must have other names than KServe's runtimes, got ${shown(taken)}; choose another name`, at);
  }
  checkPriorities(specs, at);
}

/** The API server would refuse every pod of a model; a limit that is left out is that of the default. */
function checkStorageResources(props: KServeProps, at: IConstruct): void {
  const { requests, limits } = storageResources(props);
  const name = coresOf(requests.cpu) > coresOf(limits.cpu) ? 'cpu' : bytesOf(requests.memory) > bytesOf(limits.memory) ? 'memory' : undefined;
  if (name !== undefined) {
    throw new ConfigError('StorageResources', `storageInitializerResources must not request more ${name} than its limit, got ${shown(amountText(requests[name]))} ` +
      `and ${shown(amountText(limits[name]))}; raise limits.${name} or lower requests.${name}`, at);
  }
}

/** KServe's webhook refuses the second of two runtimes that it could not choose between. */
function checkPriorities(specs: Readonly<Record<string, ServingRuntimeSpec>>, at: IConstruct): void {
  const seen = new Map<string, string>();
  for (const [name, { supportedModelFormats = [], protocolVersions = ['v1'], disabled }] of Object.entries(specs)) {
    const keys = disabled === true ? [] : supportedModelFormats.filter(one => one.autoSelect === true && one.priority !== undefined)
      .flatMap(one => protocolVersions.map(protocol => [one.name, one.version ?? '', protocol, one.priority].join(' ')));
    for (const key of new Set(keys)) {
      const other = seen.get(key);
      if (other !== undefined) {
        const [format, version, , priority] = key.split(' ');
        throw new ConfigError('RuntimePriority', `runtimes that are taken for the same format must differ in priority, got ${priority} for ${format} ${version} of ${shown(other)} and ${shown(name)}; ` +
          'choose another priority', at);
      }
      seen.set(key, name);
    }
  }
}
