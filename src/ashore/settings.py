"""Settings of the program: language and theme. They are not the user's case, and a broken file never stops Ashore."""

import tomllib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ashore.storage import paths, private_file
from ashore.storage.checked import WrongData, build, to_data
from ashore.values import Truth, Whole

Theme = Literal["dark", "light", "contrast", "terminal"]


class Settings(BaseModel):
    """`language` is None until the reader chose one; `welcomed` when the first start has been explained."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    language: str | None = None
    theme: Theme = "dark"
    welcomed: Truth = False
    hide_after: Annotated[Whole, Field(ge=0, le=600)] = 0
    """Minutes without a key after which a harmless screen is shown; 0 for never."""


def read() -> Settings:
    """The settings, or the usual ones when there are none that can be read."""
    try:
        data = tomllib.loads((paths.config_dir() / "settings.toml").read_text("utf-8-sig"))
        return build(Settings, {key: value for key, value in data.items() if key in Settings.model_fields})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, WrongData):
        return Settings()


def write(settings: Settings) -> None:
    """Keep the settings. Raises OSError."""
    import tomli_w

    private_file.make_private_dir(paths.config_dir())
    private_file.replace(paths.config_dir() / "settings.toml", tomli_w.dumps(to_data(settings)))
