import { describeAllTabs, describeTheme, objectsWithPages } from '../describe/describe-app.ts';
import { ok, pathOf, type RestAnswer, type RestCall } from './rest-call.ts';

const RESOURCES = [
  'tooling',
  'sobjects',
  'query',
  'queryAll',
  'search',
  'parameterizedSearch',
  'limits',
  'recent',
  'tabs',
  'theme',
  'composite',
  'jobs',
];

/** `GET /`: what there is. */
export function listResources(call: RestCall): RestAnswer {
  const { org, session, origin } = call;
  const resources = Object.fromEntries(RESOURCES.map((name) => [name, pathOf(call, `/${name}`)]));
  return ok({ ...resources, identity: `${origin}/id/${org.organizationId}/${session.userId}` });
}

/** The limits of a developer's org, in the servers' order. Those that the local org counts stand here for their place alone. */
const LIMITS: Readonly<Record<string, number>> = {
  ActiveScratchOrgs: 3,
  AnalyticsExternalDataSizeMB: 40_960,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentEinsteinDataInsightsStoryCreation: 5,
  ConcurrentEinsteinDiscoveryStoryCreation: 2,
  ConcurrentSyncReportRuns: 20,
  DailyAnalyticsDataflowJobExecutions: 60,
  DailyAnalyticsUploadedFilesSizeMB: 51_200,
  DailyApiRequests: 0,
  DailyAsyncApexExecutions: 250_000,
  DailyAsyncApexTests: 500,
  DailyBulkApiBatches: 0,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 0,
  DailyDeliveredPlatformEvents: 10_000,
  DailyDurableGenericStreamingApiEvents: 10_000,
  DailyDurableStreamingApiEvents: 10_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyScratchOrgs: 6,
  DailyStandardVolumePlatformEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DailyWorkflowEmails: 100_000,
  DataStorageMB: 5,
  DurableStreamingApiConcurrentClients: 20,
  FileStorageMB: 20,
  HourlyAsyncReportRuns: 1_200,
  HourlyDashboardRefreshes: 200,
  HourlyDashboardResults: 5_000,
  HourlyDashboardStatuses: 999_999_999,
  HourlyLongTermIdMapping: 100_000,
  HourlyODataCallout: 1_000,
  HourlyPublishedPlatformEvents: 50_000,
  HourlyPublishedStandardVolumePlatformEvents: 1_000,
  HourlyShortTermIdMapping: 100_000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 1_000,
  MassEmail: 5_000,
  MonthlyPlatformEventsUsageEntitlement: 0,
  Package2VersionCreates: 6,
  Package2VersionCreatesWithoutValidation: 500,
  SingleEmail: 5_000,
  StreamingApiConcurrentClients: 20,
};

/** `GET /limits`. */
export function listLimits({ org }: RestCall): RestAnswer {
  const { current, limit } = org.usage;
  const { settings, batchesToday, queryJobsToday } = org.bulk;
  const limits = Object.fromEntries(Object.entries(LIMITS).map(([name, Max]) => [name, { Max, Remaining: Max }]));
  return ok({
    ...limits,
    DailyApiRequests: { Max: limit, Remaining: limit - current },
    DailyBulkApiBatches: { Max: settings.dailyBatches, Remaining: settings.dailyBatches - batchesToday },
    DailyBulkV2QueryJobs: { Max: settings.dailyQueryJobs, Remaining: settings.dailyQueryJobs - queryJobsToday },
  });
}

/** `GET /tabs`. */
export function listTabs({ org, origin }: RestCall): RestAnswer {
  return ok(describeAllTabs(org.store, origin));
}

/** `GET /quickActions`: the org has none. */
export function listQuickActions(): RestAnswer {
  return ok([]);
}

/** `GET /theme`. */
export function getTheme({ org }: RestCall): RestAnswer {
  return ok(describeTheme(objectsWithPages(org.store)));
}
