import { checkProperties } from './property.ts';
import { wireProperties } from './wire.ts';

checkProperties(wireProperties);
