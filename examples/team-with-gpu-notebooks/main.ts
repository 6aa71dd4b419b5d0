/** A repository of teams, beside the one of the platform: `npm run synth` writes dist/. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { argocd, existingPlatform, KubeflowApp } from 'cdk8s-kubeflow';
import { vision } from './vision';

const app = new KubeflowApp();

// What the platform has written about itself, copied from its repository: what it serves, its gateway, its headers, its teams.
const facts: unknown = JSON.parse(readFileSync(join(__dirname, 'platform.json'), 'utf8'));
const kubeflow = existingPlatform(app, facts, {
  gitops: argocd({ repository: 'https://git.example.com/ml/teams.git', name: 'teams' }),
});

// One team, one file, one folder below dist/profiles.
vision(kubeflow);

app.synth();
