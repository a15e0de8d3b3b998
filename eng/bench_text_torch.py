"""What a user would write in Python with PyTorch for the text model of bench-text.sh: Kim's CNN of 2014 on lines of a label and a text.

  python3 bench_text_torch.py FOLDER [--bucketed] [--epochs 6] [--batch 50] [--threads 2] [--seed 7]

FOLDER holds stsa.binary.train, .dev and .test. --bucketed is what an expert would add: batches of texts of similar length. The epoch
that is best on dev is kept, and measured on test. Prints one JSON line: accuracies, and the seconds of an epoch.
"""
import argparse, collections, copy, json, os, random, time
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence

a = argparse.ArgumentParser()
a.add_argument("folder")
a.add_argument("--bucketed", action="store_true")
a.add_argument("--epochs", type=int, default=6)
a.add_argument("--batch", type=int, default=50)
a.add_argument("--threads", type=int, default=2)
a.add_argument("--seed", type=int, default=7)
a = a.parse_args()
torch.set_num_threads(a.threads)
torch.manual_seed(a.seed)
random.seed(a.seed)


def lines(split):
    with open(os.path.join(a.folder, "stsa.binary." + split), encoding="utf-8") as file:
        return [(text.lower().split(), int(label)) for label, text in (line.split(" ", 1) for line in file)]


train_lines = lines("train")
counts = collections.Counter(word for words, _ in train_lines for word in words)
vocabulary = {word: index for index, word in enumerate((word for word, count in counts.items() if count >= 2), start=2)}  # 0 pads, 1 is unknown
encoded = lambda data: [(torch.tensor([vocabulary.get(word, 1) for word in words]), label) for words, label in data]
train, dev, test = encoded(train_lines), encoded(lines("dev")), encoded(lines("test"))


class TextCnn(nn.Module):
    def __init__(self, words, size=100, filters=100, widths=(3, 4, 5)):
        super().__init__()
        self.embeddings = nn.Embedding(words, size, padding_idx=0)
        nn.init.uniform_(self.embeddings.weight, -0.25, 0.25)
        self.convolutions = nn.ModuleList(nn.Conv1d(size, filters, width, padding=width - 1) for width in widths)
        self.dropout = nn.Dropout(0.5)
        self.classes = nn.Linear(filters * len(widths), 2)

    def forward(self, tokens):
        vectors = self.embeddings(tokens).transpose(1, 2)
        features = torch.cat([convolution(vectors).relu().max(2).values for convolution in self.convolutions], 1)
        return self.classes(self.dropout(features))


class Bucketed(torch.utils.data.Sampler):
    """Batches of texts of similar length: windows of fifty batches are sorted, and the batches shuffled."""

    def __len__(self):
        return -(-len(train) // a.batch)

    def __iter__(self):
        order, window = torch.randperm(len(train)).tolist(), 50 * a.batch
        order = [i for first in range(0, len(order), window) for i in sorted(order[first:first + window], key=lambda i: len(train[i][0]))]
        batches = [order[first:first + a.batch] for first in range(0, len(order), a.batch)]
        random.shuffle(batches)
        return iter(batches)


def collate(examples):
    texts, labels = zip(*examples)
    return pad_sequence(texts, batch_first=True), torch.tensor(labels)


def loader(data, **how):
    return torch.utils.data.DataLoader(data, collate_fn=collate, **how)


train_loader = loader(train, batch_sampler=Bucketed(train)) if a.bucketed else loader(train, batch_size=a.batch, shuffle=True)
dev_loader, test_loader = loader(dev, batch_size=a.batch), loader(test, batch_size=a.batch)
model = TextCnn(len(vocabulary) + 2)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)


def accuracy(batches):
    model.eval()
    with torch.no_grad():
        right = sum((model(texts).argmax(1) == labels).sum().item() for texts, labels in batches)
    return right / len(batches.dataset)


best, kept, seconds = -1, None, 0
for epoch in range(a.epochs):
    started = time.time()
    model.train()
    for texts, labels in train_loader:
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(texts), labels).backward()
        optimizer.step()
    seconds += time.time() - started
    reached = accuracy(dev_loader)
    if reached > best:
        best, kept = reached, copy.deepcopy(model.state_dict())
model.load_state_dict(kept)
print(json.dumps({"best": best, "test": accuracy(test_loader), "epochSeconds": round(seconds / a.epochs, 2)}))
