import card from '../../assets/styles/card.css';
import tokens from '../../assets/styles/tokens.css';

/** The styles of the tooltip's shadow root. */
export const tooltipSheet = `${tokens}\n${card}`;
