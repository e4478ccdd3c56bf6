import { v40 } from 'forcewire/v40';
import { v41 } from 'forcewire/v41';
import { v48 } from 'forcewire/v48';
import { v49 } from 'forcewire/v49';
import { v57 } from 'forcewire/v57';
import { v62 } from 'forcewire/v62';
import { v68 } from 'forcewire/v68';
import { describe, expect, expectTypeOf, test } from 'vitest';

// The compiler checks this file with the others; each @ts-expect-error is an error if the line below it compiles.
describe('a pinned version has the bulk resources that the version has', () => {
  test('nothing of Bulk 2.0 before 41.0', () => {
    // @ts-expect-error Bulk 2.0 begins with 41.0.
    expect(v40.bulk2.createIngestJob).toBeUndefined();
    expect(v40.bulk1.createJob.name).toBe('createJob');
  });

  test('no queries before 47.0, no result pages before 58.0', () => {
    // @ts-expect-error Queries begin with 47.0.
    expect(v41.bulk2.createQueryJob).toBeUndefined();
    expect(v48.bulk2.createQueryJob.name).toBe('createQueryJob');
    // @ts-expect-error Result pages begin with 58.0.
    expect(v57.bulk2.getQueryJobResultPages).toBeUndefined();
    expect(v62.bulk2.getQueryJobResultPages.name).toBe('getQueryJobResultPages');
  });

  test('an assignment rule from 49.0', () => {
    const job = { object: 'Lead', operation: 'insert' } as const;
    // @ts-expect-error assignmentRuleId begins with 49.0.
    v48.bulk2.createIngestJob.encodeRequest({ ...job, assignmentRuleId: '01Q' });
    expect(v49.bulk2.createIngestJob.encodeRequest({ ...job, assignmentRuleId: '01Q' }).body).toContain('01Q');
  });

  test('requests and results are typed, codes are open', () => {
    // @ts-expect-error A job needs an object.
    expect(() => v62.bulk1.createJob.encodeRequest({ operation: 'insert' })).toThrow(/object/);
    // @ts-expect-error The id of the batch is missing.
    expect(() => v62.bulk1.getBatch.encodeRequest({ jobId: '750' })).toThrow(/batchId/);
    // @ts-expect-error Only the creation of a job takes these options.
    v62.bulk1.getJob.encodeRequest({ jobId: '750' }, { pkChunking: true });
    expect(v62.bulk1.createJob.encodeRequest({ operation: 'archive', object: 'Account' }).body).toContain('archive');

    type Job = ReturnType<typeof v62.bulk2.getIngestJob.decodeResponse>['result'];
    expectTypeOf<Job['apiVersion']>().toEqualTypeOf<number>();
    expectTypeOf<Job['numberRecordsFailed']>().toEqualTypeOf<number | undefined>();
    type Page = ReturnType<typeof v62.bulk2.getQueryJobResults.decodeResponse>['result'];
    expectTypeOf<Page['locator']>().toEqualTypeOf<string | null>();
  });
});

describe('a pinned version', () => {
  test('makes its resources once', () => {
    expect(v62.bulk1).toBe(v62.bulk1);
    expect(v62.bulk2.createQueryJob).toBe(v62.bulk2.createQueryJob);
  });

  test('speaks a newer version with its own types', () => {
    const v69 = v68.at('69.0');
    expect(v69.bulk1.getJob.encodeRequest({ jobId: '750A' }).path).toBe('/services/async/69.0/job/750A');
    expect(v69.bulk2.getQueryJob.encodeRequest({ jobId: '750A' }).path).toBe('/services/data/v69.0/jobs/query/750A');
  });
});
