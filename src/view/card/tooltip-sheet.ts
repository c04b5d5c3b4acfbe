import card from '../../../assets/styles/card.css';
import host from '../../../assets/styles/host.css';
import tokens from '../../../assets/styles/tokens.css';

/** The styles of the tooltip's shadow root. */
export const tooltipSheet = `${host}\n${tokens}\n${card}`;
