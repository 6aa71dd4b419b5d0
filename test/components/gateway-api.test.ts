import { GatewayApi } from '../../src/components/gateway-api';
import { chart, expectGolden, rendered } from '../support';

function given() {
  const scope = chart();
  new GatewayApi(scope, 'gateway-api');
  return scope;
}

test('renders the default manifest', () => expectGolden(given(), 'gateway-api.yaml'));

test('is definitions alone, each with the approval without which the API server takes none of its group', () => {
  const all = rendered(given());
  expect(all.map(one => [one.kind, one.metadata.name])).toEqual(['gatewayclasses', 'gateways', 'httproutes', 'grpcroutes', 'referencegrants']
    .map(plural => ['CustomResourceDefinition', `${plural}.gateway.networking.k8s.io`]));
  for (const { metadata } of all) {
    expect(metadata.annotations?.['api-approved.kubernetes.io']).toMatch(/^https:/);
  }
});
