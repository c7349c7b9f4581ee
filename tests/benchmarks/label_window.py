"""The floor of the start-up: the barest window that Qt for Python can show."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

application = QApplication(sys.argv)
label = QLabel("Здравствуйте")
label.resize(1280, 800)
label.show()
sys.exit(application.exec())
