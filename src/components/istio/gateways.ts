import { Construct } from 'constructs';
import { allowAll, allowTokens, denyWithoutToken, RequiredTokens, tokenChecks } from './authorization';
import { gatewayFactsOf } from './facts';
import { gatewayAccount, gatewayDeployment, GatewayFacts, gatewayLabels, GatewayOptions, gatewaySpec } from './gateway';
import { revisionLabels } from './labels';
import { GatewayService, serviceSpec } from './service';
import { Deployment } from '../../apis/k8s/apps/v1';
import { HorizontalPodAutoscaler } from '../../apis/k8s/autoscaling/v2';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Gateway } from '../../apis/networking.istio.io/v1alpha3';
import { AuthorizationPolicy, RequestAuthentication } from '../../apis/security.istio.io/v1';
import { AuthorizationPolicy as AuthorizationPolicyV1Beta1 } from '../../apis/security.istio.io/v1beta1';
import { Component, DEFAULT_IDENTITY } from '../../core';
import { Autoscaling, autoscalerSpec, NamespaceAccess, READ, rule } from '../../kit';

/** Properties of {@link MeshGateway}. */
export interface MeshGatewayProps {
  readonly facts: GatewayFacts;
  readonly options: GatewayOptions;
  readonly service: GatewayService;
  readonly autoscaling: Autoscaling | false;
}

/** A gateway: account that reads certificates, Deployment, Service, autoscaler, and an object `Gateway` for plain HTTP. */
export class MeshGateway extends Construct {
  constructor(scope: Construct, id: string, { facts, options, service, autoscaling }: MeshGatewayProps) {
    super(scope, id);
    const { name } = facts;
    const { namespace } = options;
    const selector = gatewayLabels(facts);
    const common = revisionLabels('istio-ingressgateway', 'IngressGateways');
    const labels = { ...common, ...selector };
    const account = { name: gatewayAccount(facts), namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels } });
    new NamespaceAccess(this, 'Access', { name: `${name}-sds`, rules: [rule('', READ, 'secrets')], account, labels: common });
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels: { ...labels, 'istio.io/dataplane-mode': 'none' } },
      spec: Component.of(this).workload(name, gatewayDeployment(facts, options), gatewayFactsOf(facts, namespace)),
    });
    const { annotations } = service;
    new Service(this, 'Service', {
      metadata: { name, namespace, labels, ...annotations && { annotations } },
      spec: serviceSpec(selector, facts.ports, service),
    });
    if (autoscaling !== false) {
      new HorizontalPodAutoscaler(this, 'HorizontalPodAutoscaler', { metadata: { name, namespace, labels }, spec: autoscalerSpec(name, autoscaling) });
    }
    new Gateway(this, 'Gateway', { metadata: { name, namespace }, spec: gatewaySpec(facts) });
  }
}

/** Nothing is allowed in the mesh but what other policies allow, and every request to the ingress gateway. */
export class MeshBaseline extends Construct {
  constructor(scope: Construct, id: string, namespace: string, ingress: GatewayFacts) {
    super(scope, id);
    new AuthorizationPolicyV1Beta1(this, 'GlobalDenyAll', { metadata: { name: 'global-deny-all', namespace }, spec: {} });
    new AuthorizationPolicyV1Beta1(this, 'AllowIngressGateway', { metadata: { name: ingress.name, namespace }, spec: allowAll(gatewayLabels(ingress)) });
  }
}

/** Which requests the cluster-local gateway takes: all, or those with a token. */
export class ClusterLocalPolicies extends Construct {
  constructor(scope: Construct, id: string, namespace: string, gateway: GatewayFacts, tokens?: RequiredTokens) {
    super(scope, id);
    const labels = gatewayLabels(gateway);
    const { name } = gateway;
    new AuthorizationPolicy(this, 'Allow', { metadata: { name, namespace }, spec: tokens === undefined ? allowAll(labels) : allowTokens(labels) });
    if (tokens !== undefined) {
      new AuthorizationPolicy(this, 'RequireToken', { metadata: { name: `${name}-require-jwt`, namespace }, spec: denyWithoutToken(labels) });
      new RequestAuthentication(this, 'Tokens', {
        metadata: { name: `${name}-jwt`, namespace },
        spec: tokenChecks(labels, tokens.issuers, tokens.userIdHeader ?? DEFAULT_IDENTITY.userId),
      });
    }
  }
}
