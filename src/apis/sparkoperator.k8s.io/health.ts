/** Health of `sparkoperator.k8s.io/SparkApplication`: one that runs, ended well or is suspended holds no wave. */
export const SPARK_APPLICATION_HEALTH = `\
local app = obj.status ~= nil and obj.status.applicationState or nil
local state = app ~= nil and app.state or ""
if state == "RUNNING" or state == "SUCCEEDING" or state == "COMPLETED" or state == "SUSPENDED" then
  return { status = "Healthy", message = state }
end
if state == "FAILED" then
  return { status = "Degraded", message = app.errorMessage or "Failed" }
end
if state == "" then
  return { status = "Progressing", message = "Waiting for the operator" }
end
-- A submission or run that failed may be repeated: only FAILED is the end.
return { status = "Progressing", message = state .. ": " .. (app.errorMessage or "") }
`;

/** Health of `sparkoperator.k8s.io/ScheduledSparkApplication`: that of the schedule, not of its runs. */
export const SCHEDULED_SPARK_APPLICATION_HEALTH = `\
if obj.spec ~= nil and obj.spec.suspend == true then
  return { status = "Healthy", message = "Suspended" }
end
local state = obj.status ~= nil and obj.status.scheduleState or ""
if state == "FailedValidation" then
  return { status = "Degraded", message = obj.status.reason or state }
end
if state == "Scheduled" then
  return { status = "Healthy", message = state }
end
return { status = "Progressing", message = "Waiting for the operator" }
`;

/** Health of `sparkoperator.k8s.io/SparkConnect`. */
export const SPARK_CONNECT_HEALTH = `\
local state = obj.status ~= nil and obj.status.state or ""
if state == "Ready" then
  return { status = "Healthy", message = state }
end
if state == "Failed" then
  return { status = "Degraded", message = state }
end
return { status = "Progressing", message = "Waiting for the server" }
`;
