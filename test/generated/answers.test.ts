import { answerProperties } from './answers.ts';
import { checkProperties } from './property.ts';

checkProperties(answerProperties);
