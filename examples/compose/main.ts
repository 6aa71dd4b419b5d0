/**
 * The cdk8s app of somebody who runs a cluster of their own: cdk8s' stock `App`, charts of their own, and in them one
 * component and one profile of cdk8s-kubeflow.
 */
import { App, Chart, JsonPatch } from 'cdk8s';
import { Deployment, Namespace } from 'cdk8s-plus-28';
import { Certificate, Issuer } from 'cdk8s-kubeflow/apis/cert-manager.io/v1';
import { CertManager } from 'cdk8s-kubeflow/components/cert-manager';
import { group, Notebook, notebookImages, Profile, user } from 'cdk8s-kubeflow/workloads';
import { Construct } from 'constructs';

/** What the cluster needs before anything else. */
class AddOns extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Namespace(this, 'Shop', { metadata: { name: 'shop' } });
    const certManager = new CertManager(this, 'CertManager', {
      pods: { nodeSelector: { 'node-role.kubernetes.io/infra': '' } }, // reaches all of its Deployments
    });
    certManager.patch('Deployment', 'cert-manager', JsonPatch.add('/metadata/annotations', { 'example.com/on-call': 'platform' }));
  }
}

/** An application that has nothing to do with Kubeflow, with a certificate in typed form. */
class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    const deployment = new Deployment(this, 'Web', { replicas: 2 });
    deployment.addContainer({ image: 'registry.example.com/shop/web:4.2', portNumber: 8080 });
    deployment.exposeViaService();
    new Issuer(this, 'Issuer', { metadata: { name: 'self-signed' }, spec: { selfSigned: {} } });
    new Certificate(this, 'Certificate', {
      metadata: { name: 'shop' },
      spec: { secretName: 'shop-tls', dnsNames: ['shop.example.com'], issuerRef: { name: 'self-signed' } },
    });
  }
}

/** A team of the shop that works with Kubeflow. */
class Recommendations extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const team = new Profile(this, 'recommendations', {
      owner: user('ana@example.com'),
      contributors: { edit: [group('shop-data-science')] },
      quota: { cpu: '16', memory: '64Gi' },
    });
    new Notebook(team, 'baskets', { image: notebookImages.jupyterScipy, workspace: '10Gi' });
  }
}

const app = new App();
new AddOns(app, 'add-ons');
new Shop(app, 'shop');
new Recommendations(app, 'recommendations');
app.synth();
