export * from './nvidia-gpu-operator';
