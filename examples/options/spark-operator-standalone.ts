import { Chart } from 'cdk8s';
import { declareExternal, KubeflowApp } from 'cdk8s-kubeflow';
import { SparkOperator } from 'cdk8s-kubeflow/components/spark-operator';

const app = new KubeflowApp();
const chart = new Chart(app, 'spark-operator');
declareExternal(chart, { kind: 'Namespace', name: 'kubeflow', madeBy: 'whoever installs the platform' });
new SparkOperator(chart, 'SparkOperator', { networkPolicies: false });
app.synth();
