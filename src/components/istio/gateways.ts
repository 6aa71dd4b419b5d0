import { Construct } from 'constructs';
import { addNamespaceAccess } from './access';
import { allowAll, allowTokens, denyWithoutToken, RequiredTokens, tokenChecks } from './authorization';
import { Autoscaling, autoscalerSpec } from './autoscaling';
import { gatewayAccount, GatewayFacts, gatewayLabels, gatewaySpec } from './gateway';
import { revisionLabels } from './labels';
import { GatewayService, serviceSpec } from './service';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { HorizontalPodAutoscaler } from '../../apis/k8s/autoscaling/v2';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Gateway } from '../../apis/networking.istio.io/v1alpha3';
import { AuthorizationPolicy, RequestAuthentication } from '../../apis/security.istio.io/v1';
import { AuthorizationPolicy as AuthorizationPolicyV1Beta1 } from '../../apis/security.istio.io/v1beta1';
import { DEFAULT_IDENTITY } from '../../core';
import { READ, rule } from '../../core/access';

/** What a gateway is made of. */
export interface GatewayParts {
  readonly facts: GatewayFacts;
  readonly namespace: string;
  readonly deployment: DeploymentSpec;
  readonly service: GatewayService;
  readonly autoscaling: Autoscaling | false;
}

/** A gateway: account that reads certificates, Deployment, Service, autoscaler, and an object `Gateway` for plain HTTP. */
export function addGateway(scope: Construct, parts: GatewayParts): void {
  const { facts, namespace } = parts;
  const { name } = facts;
  const selector = gatewayLabels(facts);
  const common = revisionLabels('istio-ingressgateway', 'IngressGateways');
  const labels = { ...common, ...selector };
  const account = { name: gatewayAccount(facts), namespace };
  new ServiceAccount(scope, 'ServiceAccount', { metadata: { ...account, labels } });
  const rules = [rule('', READ, 'secrets')];
  addNamespaceAccess(scope, { id: '', name: `${name}-sds`, rules, account, labels: common });
  new Deployment(scope, 'Deployment', {
    metadata: { name, namespace, labels: { ...labels, 'istio.io/dataplane-mode': 'none' } },
    spec: parts.deployment,
  });
  const { annotations } = parts.service;
  new Service(scope, 'Service', {
    metadata: { name, namespace, labels, ...annotations && { annotations } },
    spec: serviceSpec(selector, facts.ports, parts.service),
  });
  if (parts.autoscaling !== false) {
    new HorizontalPodAutoscaler(scope, 'HorizontalPodAutoscaler', {
      metadata: { name, namespace, labels },
      spec: autoscalerSpec(name, parts.autoscaling),
    });
  }
  new Gateway(scope, 'Gateway', { metadata: { name, namespace }, spec: gatewaySpec(facts) });
}

/** Nothing is allowed in the mesh but what other policies allow, and every request to the ingress gateway. */
export function addBaseline(scope: Construct, namespace: string, ingress: GatewayFacts): void {
  new AuthorizationPolicyV1Beta1(scope, 'GlobalDenyAll', { metadata: { name: 'global-deny-all', namespace }, spec: {} });
  new AuthorizationPolicyV1Beta1(scope, 'AllowIngressGateway', {
    metadata: { name: ingress.name, namespace },
    spec: allowAll(gatewayLabels(ingress)),
  });
}

/** Which requests the cluster-local gateway takes: all, or those with a token. */
export function addClusterLocalPolicies(scope: Construct, namespace: string, gateway: GatewayFacts, tokens?: RequiredTokens): void {
  const labels = gatewayLabels(gateway);
  new AuthorizationPolicy(scope, 'Allow', {
    metadata: { name: gateway.name, namespace },
    spec: tokens === undefined ? allowAll(labels) : allowTokens(labels),
  });
  if (tokens !== undefined) {
    new AuthorizationPolicy(scope, 'RequireToken', {
      metadata: { name: `${gateway.name}-require-jwt`, namespace },
      spec: denyWithoutToken(labels),
    });
    new RequestAuthentication(scope, 'Tokens', {
      metadata: { name: `${gateway.name}-jwt`, namespace },
      spec: tokenChecks(labels, tokens.issuers, tokens.userIdHeader ?? DEFAULT_IDENTITY.userId),
    });
  }
}
