/** A platform with GPUs and a team that shares them: `npm run synth` writes dist/. */
import { KubeflowApp } from 'cdk8s-kubeflow';
import { platform } from './platform';
import { vision } from './vision';

const app = new KubeflowApp();
vision(platform(app));
app.synth();
