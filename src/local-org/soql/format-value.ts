import type { Field } from '../store/field-definition.ts';
import { formatFieldValue, type Value } from '../store/field-value.ts';

/** A value as the user's locale and time zone show it: what FORMAT() answers. */
export function valueFormatter(field: Field, locale: string | undefined, timeZone: string | undefined): (value: Value) => string | null {
  const format = formatOf(field, (locale ?? 'en_US').replace('_', '-'), timeZone ?? 'GMT');
  return (value) => (value === null ? null : (format?.(value) ?? formatFieldValue(field, value)));
}

function formatOf(field: Field, locale: string, timeZone: string): ((value: NonNullable<Value>) => string) | undefined {
  const minimumFractionDigits = field.scale;
  switch (field.type) {
    case 'currency': {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', minimumFractionDigits });
      return (value) => format.format(value as number);
    }
    case 'percent': {
      const format = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits });
      return (value) => format.format((value as number) / 100);
    }
    case 'int':
    case 'double': {
      const format = new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits: Math.max(field.scale, 3) });
      return (value) => format.format(value as number);
    }
    case 'date': {
      const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC' });
      return (value) => format.format(Date.parse(`${value}T00:00:00Z`));
    }
    case 'datetime': {
      const format = new Intl.DateTimeFormat(locale, {
        timeZone,
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      });
      return (value) => format.format(value as number);
    }
    default:
      return undefined;
  }
}
