"""That a file was made, or is there, in the words of other languages: `docs/a.md` 已创建, Criar `docs/a.md`."""

from __future__ import annotations

_CREATED = (
    # Romance languages, in both genders.
    "cread[oa]",
    "añadid[oa]",
    "agregad[oa]",
    "existe",
    "criad[oa]",
    "adicionad[oa]",
    "presente",
    "créée?",
    "ajoutée?",
    "présente?",
    "creat[oa]",
    "aggiunt[oa]",
    "esiste",
    # German, Turkish, Russian, Vietnamese.
    "(?:ist |wurde )?(?:erstellt|angelegt|hinzugefügt|vorhanden)",
    "existiert",
    "(?:dosyası )?(?:oluşturuldu|eklendi|mevcut)",
    "создана?",
    "добавлена?",
    "существует",
    "đã (?:được )?(?:tạo|thêm)",
    "tồn tại",
    # Chinese, Japanese, Korean.
    "(?:文件)?(?:已经?)?(?:创建|新增|添加|存在|就位)(?:完成)?",
    "(?:を|の|が)?(?:新規)?(?:作成|追加|存在)(?:済み|する|した|完了)?",
    "(?:이|가|을|를)? ?(?:파일 )?(?:생성|추가|작성|존재)(?:됨|함|완료| 완료)?",
)
_CREATE = (
    "(?:crear|añadir|agregar)(?: el archivo)?",
    "(?:criar|adicionar)(?: o arquivo)?",
    "(?:créer|ajouter)(?: le fichier)?",
    "(?:creare|aggiungere)(?: il file)?",
    "(?:создать|создан|добавить|добавлен)(?: файл)?",
    "(?:tạo|thêm)(?: file| tệp)?",
    "(?:创建|新建|新增|添加)(?:文件)?",
)
FILE = "(?:(?:el archivo|o arquivo|le fichier|il file|die datei|datei|файл|文件) ?)?"
"""What may stand before the path then."""
CREATED = rf"(?:{'|'.join(_CREATED)})"
"""What stands behind a path and says that it is there."""
CREATE = rf"(?:{'|'.join(_CREATE)})"
"""What stands before a path and tells to make it."""
