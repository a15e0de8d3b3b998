"""torchvision's colour changes on a PIL picture: python3 reference_colors.py OUTPUT

OUTPUT/picture.rgb has the picture, planar uint8 [3, 48, 64]; OUTPUT/NAME-FACTOR.rgb what a change made of it.
"""
import sys

import numpy
from PIL import Image
from torchvision.transforms import functional

folder = sys.argv[1]
generator = numpy.random.default_rng(3)
pixels = generator.integers(0, 256, (48, 64, 3), dtype=numpy.uint8)
pixels[:8] = numpy.repeat(generator.integers(0, 256, (8, 64, 1), dtype=numpy.uint8), 3, axis=2)
picture = Image.fromarray(pixels)


def write(name, image):
    numpy.asarray(image).transpose(2, 0, 1).tofile(f"{folder}/{name}.rgb")


write("picture", picture)
for name, change, factors in (
    ("brightness", functional.adjust_brightness, (0.0, 0.3, 1.0, 1.7)),
    ("contrast", functional.adjust_contrast, (0.0, 0.3, 1.0, 1.7)),
    ("saturation", functional.adjust_saturation, (0.0, 0.3, 1.0, 1.7)),
    ("hue", functional.adjust_hue, (-0.5, -0.1, 0.0, 0.07, 0.5)),
):
    for factor in factors:
        write(f"{name}-{factor}", change(picture, factor))
