export type { LineSink } from './line-sink.ts';
export { type RecorderOptions, recorder, type WireRecorder } from './recorder.ts';
export type { RecordedExchange, RecordedMessage } from './recording.ts';
export { type Replayer, replayer } from './replayer.ts';
