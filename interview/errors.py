"""The errors this program raises on purpose; every message is a sentence fit to show a person.

InterviewError
├── SettingsError        a setting has a value that cannot be used
├── InputError           what the page sent is no text, or no value that its field offers
├── DocumentError        a resume or job description that cannot be read
├── RecordingError       an answer's audio that cannot be read, or holds no speech
├── StageError           a step that does not fit where the interview is
├── StorageError         a session folder that cannot be read or written
│   ├── StaleError           ... because the session was written since it was read
│   └── HeldError            ... because somebody else may write it now
├── PromptError          a prompt file with a missing or an unknown variable
├── ReplyError           a model's reply that does not have the form asked for
├── CalibrationError     looks at the calibration's points that say too little
├── CatalogueError       a model file that is missing, cut or not the published one
└── BackendError         a model library that is missing, or failed while working
    └── BackendMissingError   ... because something has to be installed first
"""


class InterviewError(Exception):
    """Base of all; catch it at the edge and show its message."""


class SettingsError(InterviewError): ...


class InputError(InterviewError, ValueError): ...


class DocumentError(InterviewError): ...


class RecordingError(InterviewError): ...


class StageError(InterviewError): ...


class StorageError(InterviewError): ...


class StaleError(StorageError): ...


class HeldError(StorageError): ...


class PromptError(InterviewError): ...


class ReplyError(InterviewError): ...


class CalibrationError(InterviewError): ...


class CatalogueError(InterviewError): ...


class BackendError(InterviewError): ...


class BackendMissingError(BackendError): ...
