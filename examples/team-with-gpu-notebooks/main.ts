/** A repository of teams, beside the one of the platform: `npx cdk8s synth` writes dist/. */
import { Chart } from 'cdk8s';
import { accessReport, App, declareExternal, setFolder } from 'cdk8s-kubeflow';
import { Application } from 'cdk8s-kubeflow/apis/argoproj.io/v1alpha1';
import { argoAnnotations } from 'cdk8s-kubeflow/gitops';
import { vision } from './vision';

const app = new App({ outdir: 'dist' });

// What the cluster has already, so that the checks find it.
const madeBy = 'the platform, in its own repository';
const kinds = ['Notebook.kubeflow.org', 'PodDefault.kubeflow.org', 'Profile.kubeflow.org', 'AuthorizationPolicy.security.istio.io', 'Application.argoproj.io'];
const roles = ['kubeflow-admin', 'kubeflow-edit', 'kubeflow-view'];
declareExternal(app,
  { kind: 'Namespace', name: 'argocd', madeBy },
  ...kinds.map(name => ({ kind: 'CustomResourceDefinition', name, madeBy })),
  ...roles.map(name => ({ kind: 'ClusterRole', name, madeBy })));

// One team, one file, one folder below dist/profiles.
vision(app);
app.addReport(accessReport());

// Argo CD applies all teams; its annotations keep namespaces, profiles and volumes in the cluster when their files go.
app.addAnnotator(argoAnnotations);
const argocd = new Chart(app, 'argocd');
setFolder(argocd, { folder: 'argocd', flat: true });
new Application(argocd, 'Teams', {
  metadata: { name: 'teams', namespace: 'argocd' },
  spec: {
    project: 'default',
    source: { repoURL: 'https://git.example.com/ml/teams.git', targetRevision: 'main', path: 'dist/profiles', directory: { recurse: true } },
    destination: { server: 'https://kubernetes.default.svc' },
    syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
  },
});
app.synth();
