"""A digest of all that the weights depend on, so that a test can require new training."""

from hashlib import sha256

from tests.train.beside import example, sample
from tests.train.beside import training_files as beside_files
from tests.train.replies import features, of_one_activity, training_files

EVERY = 12  # the features of every twelfth reply are computed: a second or two


def training_digest() -> str:
    """Of the training data, and of the features that the present code computes for a sample of it.

    A change of the replies, the grammar, its findings or the features changes the digest. Replies about
    several activities are left out of the sample: they are split with the help of the weights themselves.
    """
    digest = sha256()
    sample = []
    for path, _ in training_files():
        digest.update(path.read_bytes())
        sample += of_one_activity(path)
    for one in sample[::EVERY]:
        digest.update("\n".join(sorted(features(one))).encode())
    return digest.hexdigest()[:16]


def beside_digest() -> str:
    """Of the answers beside their questions, and of the features of a sample of them.

    How a reply is cut depends on the weights; so the sample is of replies about one activity.
    """
    digest = sha256()
    for path in beside_files():
        digest.update(path.read_bytes())
    for one in sample(EVERY):
        digest.update("\n".join(sorted(example(one)[1])).encode())
    return digest.hexdigest()[:16]
