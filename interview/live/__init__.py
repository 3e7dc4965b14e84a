"""The spoken conversation: sound and messages of one page in, the interviewer's words and sound out (docs/live.md)."""

from interview.live.camera import Camera
from interview.live.cameras import Cameras
from interview.live.conversation import Conversation
from interview.live.conversations import Conversations
from interview.live.limits import LiveLimits, Pace, limits_from
from interview.live.messages import Message, Send

__all__ = ["Camera", "Cameras", "Conversation", "Conversations", "LiveLimits", "Message", "Pace", "Send", "limits_from"]
