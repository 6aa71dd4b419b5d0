/** Health of `ray.io/RayCluster`: a suspended one is healthy, since a queue may hold it for long. */
export const RAY_CLUSTER_HEALTH = `\
local status = obj.status or {}
if (status.observedGeneration or obj.metadata.generation) ~= obj.metadata.generation then
  return { status = "Progressing", message = "Waiting for the operator" }
end
if status.state == "ready" or status.state == "suspended" then
  return { status = "Healthy", message = status.state }
end
local conditions = status.conditions or {}
for index = 1, #conditions do
  local condition = conditions[index]
  if condition.type == "ReplicaFailure" and condition.status == "True" then
    return { status = "Degraded", message = condition.message or condition.type }
  end
end
if status.state == "failed" then
  return { status = "Degraded", message = status.reason or status.state }
end
return { status = "Progressing", message = "Waiting for the pods" }
`;

/** Health of `ray.io/RayJob`: one that has ended well, runs, or waits for its user or a queue holds no wave. */
export const RAY_JOB_HEALTH = `\
local status = obj.status or {}
local state = status.jobDeploymentStatus or ""
if state == "Complete" or state == "Running" or state == "Suspended" or state == "Waiting" then
  return { status = "Healthy", message = state }
end
if state == "Failed" then
  return { status = "Degraded", message = status.message or status.reason or state }
end
return { status = "Progressing", message = state ~= "" and state or "Waiting for the operator" }
`;

/** Health of `ray.io/RayService`: ready, with the newest cluster. */
export const RAY_SERVICE_HEALTH = `\
local status = obj.status or {}
if (status.observedGeneration or obj.metadata.generation) ~= obj.metadata.generation then
  return { status = "Progressing", message = "Waiting for the operator" }
end
local answer = { status = "Progressing", message = "Waiting for the operator" }
local conditions = status.conditions or {}
for index = 1, #conditions do
  local condition = conditions[index]
  if condition.type == "UpgradeInProgress" and condition.status == "True" then
    return { status = "Progressing", message = condition.message or condition.type }
  end
  if condition.type == "Ready" then
    if condition.status == "True" then
      answer = { status = "Healthy", message = "" }
    else
      answer.message = condition.message or condition.reason or "Waiting for the applications"
    end
  end
end
return answer
`;
