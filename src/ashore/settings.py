"""Settings of the program: language and theme. They are not the user's case, and a broken file never stops Ashore."""

from typing import Annotated, Literal

import msgspec
import tomli
from msgspec import Meta

from ashore.plain_data import WrongData, build, plain
from ashore.storage import paths, private_file

Theme = Literal["dark", "light", "contrast"]


class Settings(msgspec.Struct, frozen=True):
    """`language` is None until the reader chose one; `welcomed` when the first start has been explained."""

    language: str | None = None
    theme: Theme = "dark"
    welcomed: bool = False
    hide_after: Annotated[int, Meta(ge=0, le=600)] = 0
    """Minutes without a key after which a harmless screen is shown; 0 for never."""


def read() -> Settings:
    """The settings, or the usual ones when there are none that can be read."""
    try:
        return build(Settings, tomli.loads((paths.config_dir() / "settings.toml").read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError, WrongData):
        return Settings()


def write(settings: Settings) -> None:
    """Keep the settings. Raises OSError."""
    import tomli_w

    private_file.make_private_dir(paths.config_dir())
    private_file.replace(paths.config_dir() / "settings.toml", tomli_w.dumps(plain(settings)))
