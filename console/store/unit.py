"""One transaction and its repositories."""

from functools import cached_property

from sqlalchemy import Connection

from console.store.activities import SqlActivities
from console.store.audit import SqlAudit
from console.store.canned_replies import SqlCannedReplies
from console.store.claims import SqlClaims
from console.store.contacts import SqlContacts
from console.store.conversations import SqlConversations
from console.store.export_profiles import SqlExportProfiles
from console.store.exports import SqlExports
from console.store.import_maps import SqlImportMaps
from console.store.imports import SqlImports
from console.store.inbox import SqlInbox
from console.store.labels import SqlLabels
from console.store.messages import SqlMessages
from console.store.news import SqlNews
from console.store.outbox import SqlOutbox
from console.store.presence import SqlPresence
from console.store.promises import SqlPromises
from console.store.queue import SqlQueue
from console.store.restraints import SqlRestraints
from console.store.saved_views import SqlViews
from console.store.search import SqlSearch
from console.store.synchronised import SqlCursor, SqlSettings, SqlTemplates
from console.store.timeline import SqlTimeline
from console.store.touched import Touched
from console.store.work_changes import SqlWork
from console.usecases.ports import ChangeSet


class SqlUnitOfWork:
    """Implements usecases.ports.UnitOfWork on one connection, whose owner commits it."""

    def __init__(self, connection: Connection) -> None:
        self._parts = (connection, Touched())

    def changes(self) -> ChangeSet:
        """What was written so far."""
        return self._parts[1].changes()

    @cached_property
    def imports(self) -> SqlImports:
        """Batches."""
        return SqlImports(*self._parts)

    @cached_property
    def import_maps(self) -> SqlImportMaps:
        """Maps of creditors' files."""
        return SqlImportMaps(*self._parts)

    @cached_property
    def queue(self) -> SqlQueue:
        """Segments and worklists."""
        return SqlQueue(*self._parts)

    @cached_property
    def claims(self) -> SqlClaims:
        """Who works whom."""
        return SqlClaims(*self._parts)

    @cached_property
    def contacts(self) -> SqlContacts:
        """Contact points, opt-outs, blocks and pauses."""
        return SqlContacts(*self._parts)

    @cached_property
    def timeline(self) -> SqlTimeline:
        """Everything that happened with a person."""
        return SqlTimeline(*self._parts)

    @cached_property
    def restraints(self) -> SqlRestraints:
        """Pauses and blocks that hold."""
        return SqlRestraints(*self._parts)

    @cached_property
    def conversations(self) -> SqlConversations:
        """Threads and the inbox."""
        return SqlConversations(*self._parts)

    @cached_property
    def messages(self) -> SqlMessages:
        """What was said."""
        return SqlMessages(*self._parts)

    @cached_property
    def outbox(self) -> SqlOutbox:
        """Commands that wait for the relay."""
        return SqlOutbox(*self._parts)

    @cached_property
    def promises(self) -> SqlPromises:
        """Promises to pay."""
        return SqlPromises(*self._parts)

    @cached_property
    def activities(self) -> SqlActivities:
        """What was done."""
        return SqlActivities(*self._parts)

    @cached_property
    def templates(self) -> SqlTemplates:
        """The relay's templates."""
        return SqlTemplates(*self._parts)

    @cached_property
    def settings(self) -> SqlSettings:
        """Small values."""
        return SqlSettings(*self._parts)

    @cached_property
    def cursor(self) -> SqlCursor:
        """How far events are applied."""
        return SqlCursor(*self._parts)

    @cached_property
    def audit(self) -> SqlAudit:
        """The chain of entries."""
        return SqlAudit(*self._parts)

    @cached_property
    def exports(self) -> SqlExports:
        """Tables that leave the house."""
        return SqlExports(*self._parts)

    @cached_property
    def export_profiles(self) -> SqlExportProfiles:
        """Layouts of exports."""
        return SqlExportProfiles(*self._parts)

    @cached_property
    def search(self) -> SqlSearch:
        """Finding people."""
        return SqlSearch(*self._parts)

    @cached_property
    def inbox(self) -> SqlInbox:
        """The conversation list."""
        return SqlInbox(self._parts[0])

    @cached_property
    def work(self) -> SqlWork:
        """Work state of conversations."""
        return SqlWork(*self._parts)

    @cached_property
    def canned_replies(self) -> SqlCannedReplies:
        """Replies that stand ready."""
        return SqlCannedReplies(*self._parts)

    @cached_property
    def labels(self) -> SqlLabels:
        """The team's labels."""
        return SqlLabels(*self._parts)

    @cached_property
    def views(self) -> SqlViews:
        """Saved views of the list."""
        return SqlViews(*self._parts)

    @cached_property
    def presence(self) -> SqlPresence:
        """Who has what open."""
        return SqlPresence(*self._parts)

    @cached_property
    def news(self) -> SqlNews:
        """What has happened."""
        return SqlNews(self._parts[0])
