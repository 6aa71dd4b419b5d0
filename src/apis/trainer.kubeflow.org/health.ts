/** Health of `trainer.kubeflow.org/TrainJob`: one that has ended well, runs or is suspended is healthy, so that it holds no wave. */
export const TRAIN_JOB_HEALTH = `\
local status = obj.status or {}
local conditions = status.conditions or {}
for index = 1, #conditions do
  local condition = conditions[index]
  if condition.status == "True" then
    if condition.type == "Failed" then
      return { status = "Degraded", message = condition.message or "Failed" }
    end
    if condition.type == "Complete" or condition.type == "Suspended" then
      return { status = "Healthy", message = condition.type }
    end
  end
end
local jobs = status.jobsStatus or {}
for index = 1, #jobs do
  local job = jobs[index]
  if (job.active or 0) + (job.ready or 0) + (job.succeeded or 0) > 0 then
    return { status = "Healthy", message = "Running" }
  end
end
return { status = "Progressing", message = "Waiting for the pods" }
`;
