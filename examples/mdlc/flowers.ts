import { join } from 'path';
import { Size } from 'cdk8s';
import { PersistentVolumeAccessMode, PersistentVolumeClaim } from 'cdk8s-plus-28';
import {
  algorithms, double, existingClaim, Experiment, InferenceService, int, KubeflowPlatform, ModelRegistry, Notebook, notebookImages, Profile, PythonJob, RegisteredModel,
  SparkApplication, trainJob, TrainJob, type TrainJobOptions,
} from 'cdk8s-kubeflow';

/** Where the data are in every pod. */
const DATA = '/flowers';
/** The version that is trained, tested and served: a new one is a pull request that changes it. */
const VERSION = 'v1';

/** A team with one model, from the first look at the data to the version that is served. */
export function flowers(kubeflow: KubeflowPlatform): Profile {
  const team = kubeflow.addProfile('flowers', {
    owner: 'ana@example.com',
    contributors: { edit: ['bo@example.com'] },
    quota: { cpu: '32', memory: '96Gi', storage: '200Gi' },
  });
  const volume = new PersistentVolumeClaim(team, 'Data', {
    metadata: { name: 'flowers', namespace: team.namespace }, accessModes: [PersistentVolumeAccessMode.READ_WRITE_MANY], storage: Size.gibibytes(50),
  });
  const mounts = [{ mountPath: DATA, claim: existingClaim(volume) }];

  // The team's part of the platform's object store: its address, variables with the keys for programs, and the Secret with them.
  const store = team.objectStore;
  const models = `${store.url}models`;

  // 1. Explore: look at the data, try things out.
  new Notebook(team, 'explore', { image: notebookImages.jupyterScipy, cpu: '1', memory: '4Gi', dataVolumes: mounts });

  // 2. Prepare: make clean tables of the raw files.
  new SparkApplication(team, 'prepare', {
    type: 'Python',
    sparkVersion: '4.0.1',
    image: 'registry.example.com/flowers/spark:4.0.1',
    mainApplicationFile: 'local:///opt/flowers/prepare.py',
    arguments: [`${DATA}/raw`, `${DATA}/clean`],
    driver: { memory: '2g', mounts },
    executor: { instances: 2, cores: 2, memory: '4g', mounts },
  });

  // 3. Tune: which values are best, each choice tried in a training of its own.
  const training = (rate: string, depth: string) => ({
    runtime: 'xgboost-distributed',
    image: 'registry.example.com/flowers/train:2026.1',
    command: ['python3', '/opt/flowers/train.py'],
    args: [`--data=${DATA}/clean`, `--rate=${rate}`, `--depth=${depth}`],
    numNodes: 1,
    resourcesPerNode: { cpu: '2', cpuLimit: '2', memory: '4Gi', memoryLimit: '4Gi' },
    mounts,
  } as const satisfies TrainJobOptions);
  new Experiment(team, 'tune', {
    objective: { type: 'maximize', objectiveMetricName: 'accuracy' },
    parameters: { rate: double(0.01, 0.5), depth: int(2, 8) },
    algorithm: algorithms.sobol(),
    parallelTrialCount: 2,
    maxTrialCount: 12,
    trial: p => trainJob(training(p.rate, p.depth)),
  });

  // 4. Train: once more, with the values that the search found, and keep the model.
  new TrainJob(team, `train-${VERSION}`, {
    ...training('0.12', '4'),
    env: { ...store.env, MODEL: `${models}/${VERSION}` },
    mesh: true, // so that requests to the object store are encrypted
  });

  // 5. Test: a model that is worse than the one before ends here.
  new PythonJob(team, `test-${VERSION}`, {
    image: 'docker.io/library/python:3.12',
    packages: ['boto3==1.38.0', 'pandas==2.2.3', 'xgboost==2.1.4'],
    source: { file: join(__dirname, 'evaluate.py'), function: 'evaluate', arguments: { model: `${models}/${VERSION}/model.bst`, data: `${DATA}/clean/test.csv`, least: 0.9 } },
    cpuLimit: '1',
    memoryLimit: '2Gi',
    env: store.env,
    mounts,
  });

  // 6. Serve: a version of a registered model, by its name, for the people of the team.
  const model = new RegisteredModel(team, 'flowers', {
    registry: new ModelRegistry(team, 'registry', { resources: { server: SMALL, database: SMALL } }),
    description: 'Kinds of flowers by their measures',
    owner: 'ana@example.com',
    versions: { [VERSION]: { uri: `${models}/${VERSION}`, format: 'xgboost', formatVersion: '1' } },
  });
  new InferenceService(team, 'classify', {
    expose: 'login',
    callers: ['ana@example.com', 'bo@example.com'],
    predictor: {
      modelFormat: 'xgboost', storageUri: { uri: model.version(VERSION), secret: store.secret }, cpu: '500m', cpuLimit: '1', memory: '1Gi', memoryLimit: '1Gi', maxReplicas: 2,
    },
  });
  return team;
}

const SMALL = { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } };
