import { checkProperties } from './property.ts';
import { screenProperties } from './screens.ts';

checkProperties(screenProperties);
