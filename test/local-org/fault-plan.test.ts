import { expect, it } from 'vitest';
import { FaultPlan } from '../../src/local-org/faults/fault-plan.ts';

const turns = (plan: FaultPlan, count: number, operation = 'create'): number[] =>
  Array.from({ length: count }, (_, turn) => turn + 1).filter(
    () => plan.nextRequest({ operation, isAbout: (object) => object === 'Account' }) !== undefined,
  );

it('counts only the requests that a fault is for', () => {
  const plan = new FaultPlan(1);
  plan.add({ on: { operation: 'create', every: 3 }, kind: 'drop' });
  expect(turns(plan, 5, 'query')).toEqual([]);
  expect(turns(plan, 7)).toEqual([3, 6]);
});

it('matches the object that a request names', () => {
  const plan = new FaultPlan(1);
  plan.add({ on: { object: 'Contact' }, kind: 'drop' });
  expect(turns(plan, 3)).toEqual([]);
  plan.add({ on: { object: 'Account', nth: 2 }, kind: 'drop' });
  expect(turns(plan, 3)).toEqual([2]);
});

it('draws the same turns from the same seed', () => {
  const draw = (seed: number): number[] => {
    const plan = new FaultPlan(seed);
    plan.add({ on: { probability: 0.3 }, kind: 'drop' });
    return turns(plan, 1_000);
  };
  expect(draw(5)).toEqual(draw(5));
  expect(draw(5)).not.toEqual(draw(6));
  expect(draw(5).length).toBeGreaterThan(250);
  expect(draw(5).length).toBeLessThan(350);
});

it('refuses faults that could never strike as they are meant to', () => {
  const plan = new FaultPlan(1);
  expect(() => plan.add({ kind: 'flood' } as never)).toThrow('"flood" is not a kind of fault. There are: fault, status, drop,');
  expect(() => plan.add({ kind: 'fault' } as never)).toThrow('A fault of kind "fault" needs exceptionCode, a string; it has undefined.');
  expect(() => plan.add({ kind: 'drop', on: { nth: 0 } })).toThrow("A fault's nth counts from 1; it is 0.");
  expect(() => plan.add({ kind: 'drop', on: { probability: 30 } })).toThrow("A fault's probability is a number from 0 to 1; it is 30.");
});
