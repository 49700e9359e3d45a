# The application as one image: the front end is built with Node, the package with Python; neither tool chain stays in the image.
FROM node:20-bookworm-slim AS frontend
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY deliberation/locale ../deliberation/locale
COPY frontend ./
RUN npm run build

FROM python:3.11-slim-bookworm AS package
WORKDIR /build
RUN python -m venv /opt/deliberation
ENV PATH=/opt/deliberation/bin:$PATH
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY pyproject.toml LICENSE README.md ./
COPY deliberation ./deliberation
COPY --from=frontend /build/deliberation/web/static ./deliberation/web/static
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim-bookworm
# the letters of Arabic and Chinese documents: a text whose letters no font has is not printed
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
RUN useradd --system --no-create-home --uid 10001 deliberation
COPY --from=package /opt/deliberation /opt/deliberation
ENV PATH=/opt/deliberation/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER deliberation
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
ENTRYPOINT ["deliberation"]
CMD ["serve"]
