// The key that opens a session; its id alone opens nothing. The page keeps it, and offers it as window.rehearseKeys.

export const keyOf = (session) => window.rehearseKeys?.of(session) || "";
