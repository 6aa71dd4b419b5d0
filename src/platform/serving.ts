/** How models are served, read from what the programs read: KServe's settings, and the rules for tokens at the gateway. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { GatewayRef, isRecord, PlainManifest, principal, ServingRef, TokenRule, IdentityHeaders } from '../core';

/** What is told beside the objects. */
export interface ServingSettings {
  readonly trustDomain: string;
  readonly identity: IdentityHeaders;
  readonly gateway: GatewayRef;
}

/** KServe's settings, as far as they decide who calls models, and where. */
const CONFIG = 'inferenceservice-config';

/** How models are served by what has been made below a construct. */
export function servingIn(scope: IConstruct, settings: ServingSettings): ServingRef | undefined {
  const objects = scope.node.findAll().filter(one => ApiObject.isApiObject(one)).filter(({ kind, name }) => kind === 'RequestAuthentication' || name === CONFIG);
  return servingOf(objects.map(one => one.toJson() as PlainManifest), settings);
}

/** How models are served; undefined if no KServe is among the objects. */
export function servingOf(objects: readonly PlainManifest[], settings: ServingSettings): ServingRef | undefined {
  const data = objects.find(one => one.kind === 'ConfigMap' && nameOf(one) === CONFIG)?.data;
  if (!isRecord(data)) {
    return undefined;
  }
  const [deploy, ingress] = [parsed(data.deploy), parsed(data.ingress)];
  const { trustDomain } = settings;
  const { pathTemplate, domainTemplate, ingressDomain = 'example.com', urlScheme, localGateway, kserveIngressGateway } = texts(ingress);
  const tokens = objects.filter(one => one.kind === 'RequestAuthentication' && isAtGateway(one, settings.gateway)).flatMap(one => rulesOf(one, settings.identity));
  return {
    mode: deploy.defaultDeploymentMode === 'Knative' ? 'knative' : 'standard',
    domain: ingressDomain,
    urlScheme: urlScheme === 'https' ? 'https' : 'http',
    ...pathTemplate !== undefined && { pathTemplate },
    ...domainTemplate !== undefined && { domainTemplate },
    ...localGateway !== undefined && { knative: true },
    ...ingress.enableGatewayApi === true && kserveIngressGateway !== undefined && { gateway: gatewayAccount(trustDomain, kserveIngressGateway) },
    ...tokens.length > 0 && { tokens },
  };
}

/** Istio makes the pods of a Gateway with an account of its own. */
function gatewayAccount(trustDomain: string, path: string): string {
  const [namespace, name] = path.split('/');
  return principal(trustDomain, namespace, `${name}-istio`);
}

function isAtGateway(one: PlainManifest, { workload }: GatewayRef): boolean {
  const { spec, metadata } = one as { readonly spec?: { readonly selector?: { readonly matchLabels?: object } }; readonly metadata?: { readonly namespace?: string } };
  return metadata?.namespace === workload.namespace && JSON.stringify(spec?.selector?.matchLabels) === JSON.stringify(workload.selector);
}

/** A rule for tokens as the mesh has it. */
interface JwtRule extends TokenRule {
  readonly outputClaimToHeaders?: readonly { readonly header: string; readonly claim: string }[];
}

function rulesOf(one: PlainManifest, { userId, groups }: IdentityHeaders): TokenRule[] {
  const { jwtRules = [] } = one.spec as { readonly jwtRules?: readonly JwtRule[] };
  return jwtRules.map(({ issuer, jwksUri, jwks, audiences, outputClaimToHeaders = [] }) => {
    const claimOf = (header: string) => outputClaimToHeaders.find(each => each.header === header)?.claim;
    return {
      issuer,
      ...jwksUri !== undefined && { jwksUri },
      ...jwks !== undefined && { jwks },
      ...audiences && { audiences },
      userIdClaim: claimOf(userId) ?? 'sub',
      groupsClaim: claimOf(groups) ?? 'groups',
    };
  });
}

function nameOf(one: PlainManifest): string | undefined {
  return (one.metadata as { readonly name?: string } | undefined)?.name;
}

/** The texts of a map. */
function texts(map: Readonly<Record<string, unknown>>): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function parsed(text: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(String(text));
    return isRecord(value) ? value : {};
  } catch {
    return {}; // KServe itself would end at it
  }
}
