//! Why other clients may see a case differently; each sentence stands in the documentation.
